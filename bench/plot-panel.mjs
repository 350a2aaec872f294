/** One diagram with powers of ten on both axes, as SVG. */

const [WIDTH, HEIGHT, TOP] = [400, 320, 40];

export class Panel {
  #title;
  #against;
  #left;
  #x;
  #y;

  /** @param left its left edge in the picture; `xs` and `ys`: every value that has to fit in; `against`: what x is */
  constructor(title, left, xs, ys, against = 'rows') {
    this.#title = title;
    this.#against = against;
    this.#left = left;
    this.#x = scale(xs, left, left + WIDTH);
    this.#y = scale(ys, TOP + HEIGHT, TOP);
  }

  /** Title, grid and labels. */
  frame() {
    const [left, bottom] = [this.#left, TOP + HEIGHT];
    const across = this.#y.powers.map((power) => {
      const y = this.#y.at(power);
      const label = `<text x="${left - 6}" y="${y + 4}" text-anchor="end">${short(power)}</text>`;
      return `<path d="M${left} ${y}H${left + WIDTH}" stroke="#dddddd"/>${label}`;
    });
    const up = this.#x.powers.map((power) => {
      const x = this.#x.at(power);
      const label = `<text x="${x}" y="${bottom + 18}" text-anchor="middle">${short(power)}</text>`;
      return `<path d="M${x} ${TOP}V${bottom}" stroke="#dddddd"/>${label}`;
    });
    const title = `<text x="${left}" y="${TOP - 14}" font-weight="bold">${this.#title}, against ${this.#against}</text>`;
    return [title, ...across, ...up].join('\n');
  }

  /** A dot at every measured size. */
  dots(points, colour) {
    const places = points.map(([x, y]) => [this.#x.at(x), this.#y.at(y)]);
    return places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`).join('');
  }

  /** A line with a dot at every measured size. */
  line(points, colour) {
    const places = points.map(([x, y]) => [this.#x.at(x), this.#y.at(y)]);
    const path = `<path d="M${places.map((place) => place.join(' ')).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    return places.length === 0 ? '' : `${path}${this.dots(points, colour)}`;
  }
}

/** Puts values on a logarithmic axis of whole powers of ten. */
function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value) =>
    Math.round(10 * (from + ((Math.log10(value) - low) / (high - low)) * (to - from))) / 10;
  return { at, powers: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)) };
}

/** 100k, 10M; fractions as they are. */
function short(value) {
  if (value >= 1e6) return `${value / 1e6}M`;
  if (value >= 1e4) return `${value / 1e3}k`;
  return String(Number(value.toPrecision(1)));
}
