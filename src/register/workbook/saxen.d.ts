/** What is used of saxen, which has no types of its own. */
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string>>;

  export class Parser {
    on(
      event: 'openTag',
      call: (
        name: string,
        attributes: () => Attributes,
        decode: (text: string) => string,
        isClosed: boolean,
      ) => void,
    ): this;
    on(event: 'closeTag', call: (name: string) => void): this;
    on(event: 'text' | 'cdata' | 'attention' | 'question', call: (text: string) => void): this;
    on(event: 'error' | 'warn', call: (cause: Error) => void): this;
    write(text: string): this;
    end(): Error | undefined;
  }
}
