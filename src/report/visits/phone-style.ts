/** How a telephone page looks: black on white for the sun, large for thumbs, no meaning by colour alone. */
export const PHONE_STYLE = `
:root { color-scheme: light }
* { box-sizing: border-box }
html { scroll-padding: 1rem 0 7rem }
body { font: 1.0625rem/1.4 system-ui, sans-serif; color: #000; background: #fff; margin: 0; padding: 0 .75rem 11rem; overflow-wrap: anywhere }
main, header, footer { max-width: 40rem; margin: 0 auto }
h1 { font-size: 1.35rem; line-height: 1.2; margin: .75rem 0 .25rem }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; border-bottom: 3px solid #000 }
h3 { font-size: 1.25rem; line-height: 1.2; margin: 0 }
p { margin: .35rem 0 }
.legal { border: 2px solid #000; padding: .4rem .6rem; margin: .6rem 0; font-size: .95rem }
ol { list-style: none; margin: 0; padding: 0 }
.card { border: 2px solid #000; border-radius: .5rem; padding: .7rem .7rem .8rem; margin: 0 0 .8rem }
.card.done { background: #e9e9e9 }
.where { font-size: 1.2rem; font-weight: 700; margin: 0 0 .1rem }
.code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; white-space: nowrap }
.buttons { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; margin: .6rem 0 0 }
.buttons.three { grid-template-columns: repeat(3, 1fr) }
button { font: inherit; font-weight: 600; line-height: 1.15; min-height: 3.25rem; padding: .4rem .3rem; color: #000; background: #fff; border: 2px solid #000; border-radius: .5rem; touch-action: manipulation; overflow-wrap: anywhere; hyphens: auto }
details .buttons button { font-size: .95rem }
.three button { font-size: .95rem; min-height: 3rem; font-weight: 500 }
button[aria-pressed="true"] { color: #fff; background: #000; box-shadow: inset 0 0 0 3px #000, inset 0 0 0 5px #fff }
button[aria-pressed="true"]::before { content: "\\2713\\a0" / "" }
button:disabled { color: #5c5c5c; border-color: #8a8a8a; border-style: dashed }
:focus-visible { outline: 4px solid #0047b3; outline-offset: 2px }
summary { font-weight: 600; min-height: 3rem; padding: .7rem 0; cursor: pointer }
.count { min-height: 1.4em; font-weight: 600 }
input[type="text"], textarea { font: inherit; width: 100%; min-height: 3rem; padding: .5rem; border: 2px solid #000; border-radius: .5rem; color: #000; background: #fff }
textarea { min-height: 9rem; font: .85rem/1.3 ui-monospace, monospace }
input[type="checkbox"] { width: 1.75rem; height: 1.75rem; margin: 0 .6rem 0 0; flex: none }
.remember { display: flex; align-items: center; min-height: 3rem; font-weight: 600 }
.bar { position: fixed; left: 0; right: 0; bottom: 0; background: #fff; border-top: 3px solid #000; padding: .4rem .75rem calc(.5rem + env(safe-area-inset-bottom)); display: none }
.ready .bar { display: block }
.bar .buttons { margin: .3rem 0 0 }
#live, #progress { margin: 0 }
#live { min-height: 1.4em; font-size: .95rem }
#progress { font-weight: 700 }
#save.urgent { color: #fff; background: #00388c; border-color: #00388c }
.label { display: block; margin: .6rem 0 .2rem; font-weight: 600 }
.ready .still { display: none }
body:not(.ready) button, body:not(.ready) .entry { display: none }
@media print { .bar, button, .entry, footer { display: none !important } body { padding: 0 } .card { break-inside: avoid } }
`;
