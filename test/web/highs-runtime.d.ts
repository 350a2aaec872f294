/** The solver as the bundle of the test has it. */
declare module 'highs/runtime' {
  const bytes: Uint8Array;
  // biome-ignore lint/style/noDefaultExport: the bytes of a file are its default export in a bundle.
  export default bytes;
}
