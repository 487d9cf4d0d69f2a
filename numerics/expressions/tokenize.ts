import { Refusal, type Span } from "./fault";
import { findCommand, type Command } from "./latexCommands";
import { limits } from "./limits";
import { raisedDigits, signMarks, signPairs, signWords } from "./signs";
import type { Mark, Token } from "./token";

const space = /[\s~$]/u;
const number = /(?:\d+(?:\.(?![*/^])\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy;
const word = /[A-Za-z]+/uy;
const commandName = /\\([A-Za-z]+)\*?/uy;
const environment = /\s*\{(?:[pbv]?matrix|array)\}(?:\{[lcr]+\})?/uy;
/** Argument of \mathbf, \bar and their like: a name in braces, one command or one letter. */
const nameArgument =
  /\s*(?:\{\s*(?:\\([A-Za-z]+)|([A-Za-z0-9]+(?:\s*\\,\s*[A-Za-z]+)?))\s*\}|\\([A-Za-z]+)|([A-Za-z0-9]))/uy;

/**
 * The pieces of a text in ASCII or LaTeX, which may be mixed: \frac{\alpha}{2} and alpha/2 differ in their pieces only
 * as far as the text does. An argument without braces, as in \frac12 or \sqrt x, gets its braces here.
 *
 * @throws Refusal at a character or command that means nothing here, or if the text is too long
 */
export function tokenize(text: string): Token[] {
  if (text.length > limits.characters)
    throw new Refusal(`This is longer than ${limits.characters} characters. A short form of it will do.`, {
      start: limits.characters,
      end: text.length,
    });
  return new Tokenizer(text).run();
}

class Tokenizer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #position = 0;
  #spaced = false;
  /** Which way a bar faces that follows \left or \right. */
  #side: "open" | "close" | undefined;
  /** Arguments that commands still wait for, one number for each open brace. */
  readonly #waiting: number[] = [0];

  constructor(text: string) {
    this.#text = text;
  }

  run(): Token[] {
    while (this.#position < this.#text.length) {
      const character = this.#character();
      if (space.test(character)) {
        this.#spaced = true;
        this.#position += character.length;
      } else if (this.#awaitsArgument() && character !== "{") this.#bareArgument();
      else this.#next(character);
    }
    return this.#tokens;
  }

  #next(character: string): void {
    const start = this.#position;
    if (character === "\\") return this.#command();

    const digits = this.#match(number);
    if (digits !== undefined) return this.#number(digits, start);

    const letters = this.#match(word);
    if (letters !== undefined) return this.#word(letters, false, start);

    const pair = signPairs.get(this.#text.slice(start, start + 2));
    if (pair !== undefined) {
      this.#position += 2;
      return this.#mark(pair, start);
    }
    this.#position += character.length;
    if (character === "‖") {
      this.#mark("|", start);
      return this.#mark("|", start);
    }
    const mark = signMarks.get(character);
    if (mark !== undefined) return this.#sign(mark, start);
    const name = signWords.get(character);
    if (name !== undefined) return this.#word(name, true, start);
    const raised = raisedDigits.get(character);
    if (raised !== undefined) {
      this.#mark("^", start);
      return this.#number(raised, start);
    }
    if (character === "'" || character === "′")
      throw new Refusal("A prime has no meaning here. Write ^T for a transpose.", this.#from(start));
    throw new Refusal(`The character ${character} has no meaning here.`, this.#from(start));
  }

  #sign(mark: Mark, start: number): void {
    if (mark === "{") this.#openBrace(start);
    else if (mark === "}") this.#closeBrace(start);
    else if (mark === "|" && this.#side !== undefined)
      this.#mark(this.#side === "open" ? "abs-open" : "abs-close", start);
    else this.#mark(mark, start);
    if (mark === "root") this.#awaitArguments(1);
  }

  #number(digits: string, start: number): void {
    const value = Number(digits);
    if (!Number.isFinite(value)) throw new Refusal("This number is too large.", this.#from(start));
    this.#push({ kind: "number", value, text: digits, ...this.#place(start) });
  }

  #word(text: string, whole: boolean, start: number): void {
    this.#push({ kind: "word", text, whole, ...this.#place(start) });
  }

  #mark(mark: Mark, start: number): void {
    this.#push({ kind: "mark", mark, ...this.#place(start) });
  }

  #push(token: Token): void {
    this.#tokens.push(token);
    this.#spaced = false;
    this.#side = undefined;
  }

  /** \name, or a backslash before a sign: \{ and \| and \, and \\. */
  #command(): void {
    const start = this.#position;
    const match = this.#match(commandName);
    if (match === undefined) return this.#escapedSign(start);
    const name = match.slice(1).replace("*", "");
    const command = findCommand(name);
    if (!command) throw new Refusal(`The command \\${name} is not known here.`, this.#from(start));
    this.#run(command, name, start);
  }

  #run(command: Command, name: string, start: number): void {
    switch (command.as) {
      case "nothing":
        this.#spaced = true;
        return;
      case "side":
        this.#side = command.side;
        return;
      case "word":
        return this.#wordCommand(command.text, start);
      case "mark":
        this.#mark(command.mark, start);
        if (command.mark === "frac") this.#awaitArguments(2);
        if (command.mark === "root") this.#awaitArguments(1);
        return;
      case "environment":
        if (this.#match(environment) === undefined)
          throw new Refusal("Of the environments, only matrices such as pmatrix are known here.", this.#from(start));
        return this.#mark(command.mark, start);
      case "style":
      case "accent":
        return this.#styledName(command, name, start);
    }
  }

  /** \arg\max is one word. */
  #wordCommand(text: string, start: number): void {
    const before = this.#tokens.at(-1);
    if (text === "max" && before?.kind === "word" && before.text === "arg") {
      this.#tokens.pop();
      return this.#word("argmax", true, before.at.start);
    }
    this.#word(text, true, start);
  }

  #styledName(command: Command & { as: "style" | "accent" }, name: string, start: number): void {
    nameArgument.lastIndex = this.#position;
    const argument = nameArgument.exec(this.#text);
    if (!argument) throw new Refusal(`\\${name} is known around a single name only.`, this.#from(start));
    this.#position = nameArgument.lastIndex;
    const inner = argument[1] ?? argument[3];
    const known = inner === undefined ? undefined : findCommand(inner);
    if (inner !== undefined && known?.as !== "word")
      throw new Refusal(`\\${name} is known around a single name only.`, this.#from(start));
    const text = known?.as === "word" ? known.text : (argument[2] ?? argument[4] ?? "").replace(/\s*\\,\s*/u, "");
    if (command.as === "accent") return this.#word(text + command.suffix, true, start);
    if (text === "1" || (text === "I" && name === "mathbb")) return this.#mark("indicator", start);
    if (/\d/u.test(text)) {
      if (!/^\d+$/u.test(text)) throw new Refusal(`\\${name} is known around a single name only.`, this.#from(start));
      return this.#number(text, start);
    }
    if (name === "mathbb") throw new Refusal(`\\mathbb{${text}} is not known here.`, this.#from(start));
    this.#word(text, true, start);
  }

  #escapedSign(start: number): void {
    const sign = this.#text.slice(start + 1, start + 2);
    this.#position += 2;
    if (sign === "{" || sign === "}") {
      this.#mark(sign, start);
      return;
    }
    if (sign === "|") {
      if (this.#side !== undefined) return this.#mark(this.#side === "open" ? "norm-open" : "norm-close", start);
      this.#mark("|", start);
      return this.#mark("|", start);
    }
    if (sign === "\\") return this.#mark("row-end", start);
    if (sign !== "" && ",;:! ".includes(sign)) {
      this.#spaced = true;
      return;
    }
    throw new Refusal("This backslash has no meaning here.", this.#from(start));
  }

  #openBrace(start: number): void {
    if (this.#awaitsArgument()) this.#waiting.push((this.#waiting.pop() ?? 1) - 1);
    this.#waiting.push(0);
    this.#mark("{", start);
  }

  #closeBrace(start: number): void {
    // A brace too many is the parser's to report: it knows what was open.
    if (this.#waiting.length > 1) this.#waiting.pop();
    this.#mark("}", start);
  }

  #awaitArguments(count: number): void {
    if (this.#awaitsArgument())
      throw new Refusal(
        "Put braces around each part of this fraction or root.",
        this.#tokens.at(-1)?.at ?? this.#from(0),
      );
    this.#waiting.pop();
    this.#waiting.push(count);
  }

  #awaitsArgument(): boolean {
    return (this.#waiting.at(-1) ?? 0) > 0;
  }

  /** \frac12, \frac\alpha2, \sqrt x: an argument without braces is one digit, one letter or one command. */
  #bareArgument(): void {
    const before = this.#tokens.at(-1);
    const start = this.#position;
    const character = this.#character();
    const isRoot = before?.kind === "mark" && before.mark === "root";
    if (isRoot && character === "[") throw new Refusal("Write x^(1/3) for a cube root.", before.at);
    const waiting = (this.#waiting.pop() ?? 1) - 1;
    this.#waiting.push(0);
    // √(x): the parentheses are the group.
    if (isRoot && character === "(") return this.#next(character);
    this.#mark("{", start);
    if (/[0-9]/u.test(character)) {
      this.#position += 1;
      this.#number(character, start);
    } else if (/[A-Za-z]/u.test(character)) {
      this.#position += 1;
      this.#word(character, true, start);
    } else if (character === "\\" || signWords.has(character)) {
      const count = this.#tokens.length;
      this.#next(character);
      const token = this.#tokens.at(-1);
      if (this.#tokens.length !== count + 1 || token?.kind !== "word")
        throw new Refusal("Put braces around each part of this fraction or root.", this.#from(start));
    } else throw new Refusal("Put braces around each part of this fraction or root.", this.#from(start));
    this.#mark("}", this.#position);
    this.#waiting.pop();
    this.#waiting.push(waiting);
  }

  #character(): string {
    return String.fromCodePoint(this.#text.codePointAt(this.#position) ?? 0);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#position = pattern.lastIndex;
    return found;
  }

  #from(start: number): Span {
    return { start, end: Math.min(this.#position, this.#text.length) };
  }

  #place(start: number): { at: Span; spaced: boolean } {
    return { at: this.#from(start), spaced: this.#spaced };
  }
}
