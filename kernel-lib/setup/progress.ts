/** `  12 of 96 packages`: one line that changes on a terminal, a line now and then elsewhere. */
export class Progress {
  private done = 0;
  private shown = 0;

  constructor(
    private readonly total: number,
    private readonly what: string,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  step(): void {
    this.done = Math.min(this.done + 1, this.total);
    const text = `  ${this.done} of ${this.total} ${this.what}`;
    if (this.stream.isTTY) this.stream.write(`\r${text}\u001b[K`);
    else if (this.done - this.shown >= this.total / 4) {
      this.shown = this.done;
      this.stream.write(`${text}\n`);
    }
  }

  end(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }
}
