/** The body of one `text/event-stream` response. After its end, whatever ended it, nothing more is sent. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly #atEnd: (() => void)[] = [];

  constructor() {
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.#leave(),
    });
  }

  get isOpen(): boolean {
    return this.#controller !== undefined;
  }

  /** @param data - sent as JSON */
  send(event: string, data: unknown): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** A line that browsers skip: it shows proxies that the connection is in use. */
  pulse(): void {
    this.#write(": still here\n\n");
  }

  /** How long the browser waits before it connects anew when the stream ended without a reason of its own. */
  reconnectAfter(milliseconds: number): void {
    this.#write(`retry: ${milliseconds}\n\n`);
  }

  /** What to do once when the stream ends; at once if it has. */
  atEnd(cleanUp: () => void): void {
    if (this.isOpen) this.#atEnd.push(cleanUp);
    else cleanUp();
  }

  end(): void {
    const controller = this.#controller;
    this.#leave();
    controller?.close();
  }

  #write(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  #leave(): void {
    this.#controller = undefined;
    for (const cleanUp of this.#atEnd.splice(0)) cleanUp();
  }
}
