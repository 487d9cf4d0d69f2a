import { plainName, type Declarations, type SymbolDeclaration } from "./declaration";
import {
  partsOf,
  type Comparison,
  type Expression,
  type FunctionName,
  type Operator,
  type Reducer,
} from "./expression";
import { outcomeOf, Refusal, type Outcome, type Span } from "./fault";
import { argumentCount, asReducer, findFunction } from "./functionNames";
import { limits } from "./limits";
import { splitLetters } from "./splitLetters";
import type { Mark, Token } from "./token";
import { tokenize } from "./tokenize";

/**
 * What a text in ASCII or LaTeX means. Products need no sign; products and quotients are read from left to right, so
 * -alpha/2 g is (-alpha/2)·g. A declared name is never taken apart; other runs of letters are products of declared names.
 * What two people would read differently, such as 2/N(theta - y), is refused with a request for parentheses.
 *
 * @param text - anything; hostile texts are refused after a bounded number of steps
 * @param declarations - the names that have a meaning
 * @returns the expression, or what is wrong with the text and where
 */
export function parse(text: string, declarations: Declarations): Outcome<Expression> {
  return outcomeOf(() => new Parser(text, tokenize(text), declarations).answer());
}

const comparisons: Partial<Record<Mark, Comparison>> = {
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "=": "=",
  "!=": "!=",
};
const productSigns: Partial<Record<Mark, Operator>> = { "*": "*", "·": "·", "/": "/", ".*": ".*", "./": "./" };
const openers: Partial<Record<Mark, Mark>> = { "(": ")", "[": "]", "{": "}" };
const startOfFactor: ReadonlySet<Mark> = new Set<Mark>([
  "(",
  "[",
  "{",
  "frac",
  "root",
  "abs-open",
  "norm-open",
  "indicator",
  "matrix-open",
]);

class Parser {
  readonly #text: string;
  readonly #tokens: Token[];
  readonly #declarations: Declarations;
  readonly #bound: string[] = [];
  /** What is open around the current place; a bar closes only the innermost. */
  readonly #open: ("abs" | "norm" | "group")[] = [];
  #position = 0;
  #depth = 0;
  #nodes = 0;
  #inSubscript = 0;

  constructor(text: string, tokens: Token[], declarations: Declarations) {
    this.#text = text;
    this.#tokens = tokens;
    this.#declarations = declarations;
  }

  answer(): Expression {
    if (this.#tokens.length === 0)
      throw new Refusal("There is nothing here yet.", { start: 0, end: this.#text.length });
    const first = this.#sum();
    const answer = this.#isMark(",") ? this.#list([first], ",") : first;
    const rest = this.#peek();
    if (rest) throw this.#unexpected(rest);
    return answer;
  }

  // --- sums, products, powers -----------------------------------------------------------------------------------------

  #sum(): Expression {
    return this.#nested(() => {
      let left = this.#product();
      for (;;) {
        const operator = this.#isMark("+") ? "+" : this.#isMark("-") ? "-" : undefined;
        if (!operator) return left;
        this.#position += 1;
        left = this.#binary(operator, left, this.#product());
      }
    });
  }

  #product(): Expression {
    let left = this.#signed();
    /** The last factor stands under a slash and ends without a bracket. */
    let openDenominator = false;
    for (;;) {
      const token = this.#peek();
      const sign = token?.kind === "mark" ? productSigns[token.mark] : undefined;
      if (sign) {
        this.#position += 1;
        const start = this.#peek();
        left = this.#binary(sign, left, this.#signed());
        openDenominator = sign === "/" && !(start?.kind === "mark" && (start.mark in openers || start.mark === "frac"));
        continue;
      }
      if (!token || !this.#startsFactor(token)) return left;
      if (openDenominator && !token.spaced) this.#refuseOpenDenominator(token);
      openDenominator = false;
      left = this.#binary("*", left, this.#power());
    }
  }

  /** 1/2n is (1/2)n to one reader and 1/(2n) to another; before a vector, which nothing is divided by, all agree. */
  #refuseOpenDenominator(token: Token): void {
    if (token.kind === "word") {
      const declared = this.#declarations.find(token.text);
      const reducer = declared ? undefined : findFunction(token.text);
      if (declared?.kind === "vector" || declared?.kind === "matrix" || reducer === "sum" || reducer === "mean") return;
      if (!declared && !token.whole && !reducer) {
        this.#takeApart(token, "");
        const first = this.#peek();
        const kind = first?.kind === "word" ? this.#declarations.find(first.text)?.kind : undefined;
        if (kind === "vector" || kind === "matrix") return;
      }
    }
    throw new Refusal(
      "It is not clear how far the fraction goes here. Put parentheses around what is below the slash, or around the whole fraction.",
      token.at,
    );
  }

  #startsFactor(token: Token): boolean {
    if (token.kind === "word") return true;
    if (token.kind === "number") {
      const next = this.#tokens[this.#position + 1];
      const isIndicator = token.text === "1" && next?.kind === "mark" && !next.spaced && next.mark in openers;
      // alpha 2/N is a product; 2 3 and x^2 3 are slips.
      const before = this.#tokens[this.#position - 1];
      if (isIndicator || (token.spaced && before?.kind !== "number")) return true;
      throw new Refusal("Put a sign such as * or ^ before this number.", token.at);
    }
    if (token.mark === "|") return !this.#closesBar();
    return startOfFactor.has(token.mark);
  }

  #signed(): Expression {
    const token = this.#peek();
    if (token?.kind === "mark" && (token.mark === "-" || token.mark === "+")) {
      this.#position += 1;
      const of = this.#nested(() => this.#signed());
      return token.mark === "+" ? of : this.#make({ kind: "negate", of, at: this.#across(token.at, of.at) });
    }
    return this.#power();
  }

  #power(stacked = 0): Expression {
    let base = this.#withSubscripts(this.#primary());
    for (;;) {
      this.#markEntrywisePower();
      const operator = this.#isMark("^") ? "^" : this.#isMark(".^") ? ".^" : undefined;
      if (this.#isMark("transposed")) {
        base = this.#transposed(base);
        continue;
      }
      if (!operator) return base;
      this.#position += 1;
      if (operator === "^" && this.#takeTransposed()) {
        base = this.#make({ kind: "call", name: "transpose", args: [base], at: this.#across(base.at, this.#lastAt()) });
        continue;
      }
      if (stacked >= limits.exponents)
        throw new Refusal("There are too many exponents on top of each other.", this.#lastAt());
      const exponent = this.#nested(() => this.#exponent(stacked + 1));
      base = this.#binary(operator, base, exponent);
      if (this.#isMark("^") || this.#isMark(".^")) continue;
      return base;
    }
  }

  /** x^{\\odot 2}, as LaTeX writes x .^ 2. */
  #markEntrywisePower(): void {
    const [hat, brace, sign] = this.#tokens.slice(this.#position, this.#position + 3);
    const isHat = hat?.kind === "mark" && hat.mark === "^" && brace?.kind === "mark" && brace.mark === "{";
    if (!isHat || sign?.kind !== "mark" || sign.mark !== ".*") return;
    this.#tokens.splice(this.#position, 3, { ...hat, mark: ".^" }, brace);
  }

  #transposed(base: Expression): Expression {
    this.#position += 1;
    return this.#make({ kind: "call", name: "transpose", args: [base], at: this.#across(base.at, this.#lastAt()) });
  }

  /** ^T and ^\top, with or without braces. A declared T is a number like any other. */
  #takeTransposed(): boolean {
    const [first, second, third] = this.#tokens.slice(this.#position, this.#position + 3);
    const means = (token: Token | undefined): boolean =>
      token?.kind === "mark"
        ? token.mark === "transposed"
        : token?.kind === "word" && token.text === "T" && !this.#declarations.find("T");
    if (means(first)) {
      this.#position += 1;
      return true;
    }
    const inBraces = first?.kind === "mark" && first.mark === "{" && third?.kind === "mark" && third.mark === "}";
    if (!inBraces || !means(second)) return false;
    this.#position += 3;
    return true;
  }

  #exponent(stacked: number): Expression {
    const token = this.#peek();
    if (token?.kind === "mark" && token.mark === "-") {
      this.#position += 1;
      const of = this.#nested(() => this.#exponent(stacked));
      this.#refuseOpenExponent(of, true);
      return this.#make({ kind: "negate", of, at: this.#across(token.at, of.at) });
    }
    if (token?.kind === "word" && !token.whole && !this.#isKnownWord(token.text)) {
      this.#takeApart(token, "");
      throw new Refusal("Put parentheses or braces around this exponent.", token.at);
    }
    // Exponents belong to the right: 2^3^2 is 2^(3^2).
    const exponent = this.#power(stacked);
    this.#refuseOpenExponent(exponent, false);
    return exponent;
  }

  /** d^-1/2 is meant as a root by most who type it and read as (1/d)/2 by the rules. */
  #refuseOpenExponent(exponent: Expression, isNegative: boolean): void {
    const next = this.#peek();
    const after = this.#tokens[this.#position + 1];
    const isOpen =
      next?.kind === "mark" && next.mark === "/" && !next.spaced && after?.kind === "number" && !after.spaced;
    if (isOpen && exponent.kind === "number" && (isNegative || exponent.value === 1))
      throw new Refusal("Put parentheses around this exponent, as in x^(1/2).", this.#across(exponent.at, after.at));
  }

  // --- what stands alone ----------------------------------------------------------------------------------------------

  #primary(): Expression {
    const token = this.#peek();
    if (!token)
      throw new Refusal("Something is missing at the end.", { start: this.#text.length, end: this.#text.length });
    if (token.kind === "number") {
      this.#position += 1;
      return this.#make({ kind: "number", value: token.value, at: token.at });
    }
    if (token.kind === "word") return this.#resolve(token);
    const closer = openers[token.mark];
    if (closer) return this.#group(token, closer);
    const { mark } = token;
    if (mark === "frac") return this.#fraction(token);
    if (mark === "root") {
      this.#position += 1;
      return this.#call("sqrt", [this.#requiredGroup()], token.at);
    }
    if (mark === "|" || mark === "abs-open" || mark === "norm-open") return this.#bars(token);
    if (mark === "indicator") return this.#indicator(token);
    if (mark === "matrix-open") return this.#matrix(token);
    throw this.#unexpected(token);
  }

  #group(token: Token, closer: Mark): Expression {
    this.#position += 1;
    return this.#within("group", () => {
      const first = this.#comparable();
      const separator = this.#isMark(",") ? "," : this.#isMark(";") ? ";" : undefined;
      const inner = separator ? this.#list([first], separator) : first;
      this.#expect(closer, token);
      return inner;
    });
  }

  /** The items after the first: a, b, c, or rows a, b; c, d. */
  #list(first: Expression[], separator: "," | ";"): Expression {
    const rows: Expression[][] = [first];
    while (this.#isMark(",") || this.#isMark(";")) {
      if (this.#isMark(";")) rows.push([]);
      this.#position += 1;
      rows.at(-1)?.push(this.#comparable());
    }
    return this.#listOf(separator === ";" || rows.length > 1 ? rows : [rows[0] ?? []]);
  }

  #listOf(rows: readonly (readonly Expression[])[]): Expression {
    const at = this.#across(rows[0]?.[0]?.at ?? this.#lastAt(), this.#lastAt());
    const [only] = rows;
    if (rows.length === 1 && only) return this.#make({ kind: "list", items: only, at });
    if (rows.every((row) => row.length === 1)) return this.#make({ kind: "list", items: rows.flat(), at });
    return this.#make({ kind: "list", items: rows.map((items) => this.#make({ kind: "list", items, at })), at });
  }

  #matrix(token: Token): Expression {
    this.#position += 1;
    return this.#within("group", () => {
      const rows: Expression[][] = [[]];
      for (;;) {
        rows.at(-1)?.push(this.#sum());
        if (this.#isMark("&")) this.#position += 1;
        else if (this.#isMark("row-end")) {
          this.#position += 1;
          if (this.#isMark("matrix-close")) break;
          rows.push([]);
        } else break;
      }
      this.#expect("matrix-close", token);
      const [only] = rows;
      return rows.length === 1 && only?.length === 1 && only[0] ? only[0] : this.#listOf(rows);
    });
  }

  /** An expression, or a comparison of two. */
  #comparable(): Expression {
    const left = this.#sum();
    const token = this.#peek();
    const operator = token?.kind === "mark" ? comparisons[token.mark] : undefined;
    if (!operator) return left;
    this.#position += 1;
    const right = this.#sum();
    const next = this.#peek();
    if (next?.kind === "mark" && comparisons[next.mark]) throw new Refusal("Compare two things at a time.", next.at);
    return this.#make({ kind: "compare", operator, left, right, at: this.#across(left.at, right.at) });
  }

  #indicator(token: Token): Expression {
    this.#position += 1;
    if (this.#isMark("_")) this.#position += 1;
    const condition = this.#requiredGroup();
    if (condition.kind !== "compare")
      throw new Refusal(
        "An indicator needs a comparison in brackets, as in 1[x > 0].",
        this.#across(token.at, condition.at),
      );
    return condition;
  }

  #fraction(token: Token): Expression {
    this.#position += 1;
    const above = this.#requiredGroup();
    const below = this.#requiredGroup();
    return this.#make({
      kind: "binary",
      operator: "/",
      left: above,
      right: below,
      at: this.#across(token.at, this.#lastAt()),
    });
  }

  #requiredGroup(): Expression {
    const token = this.#peek();
    const closer = token?.kind === "mark" ? openers[token.mark] : undefined;
    if (!token || !closer)
      throw new Refusal(
        "Brackets are expected here.",
        token?.at ?? { start: this.#text.length, end: this.#text.length },
      );
    return this.#group(token, closer);
  }

  // --- bars -----------------------------------------------------------------------------------------------------------

  /** |x|, ||x||_1 and what LaTeX has for them. */
  #bars(token: Token): Expression {
    const isDouble = this.#isMark("norm-open") || (this.#isMark("|") && this.#isAdjacentBar(this.#position + 1));
    const isPlain = this.#isMark("|");
    this.#position += isDouble && isPlain ? 2 : 1;
    const inner = this.#within(isPlain ? (isDouble ? "norm" : "abs") : "group", () => {
      const inside = this.#sum();
      this.#closeBars(isDouble, token);
      return inside;
    });
    if (isDouble) return this.#norm(inner, token.at);
    const at = this.#across(token.at, this.#lastAt());
    if (this.#isMark("_")) throw new Refusal("Write ||x||_1 for a norm, or abs(x)_1 for an entry.", at);
    return this.#call("abs", [inner], at);
  }

  #closeBars(isDouble: boolean, opened: Token): void {
    const explicit = isDouble ? "norm-close" : "abs-close";
    if (this.#isMark(explicit)) this.#position += 1;
    else if (this.#isMark("|") && (!isDouble || this.#isAdjacentBar(this.#position + 1)))
      this.#position += isDouble ? 2 : 1;
    else {
      const token = this.#peek();
      throw new Refusal(
        isDouble ? "The norm that opens here is not closed." : "The absolute value that opens here is not closed.",
        token ? this.#across(opened.at, token.at) : opened.at,
      );
    }
  }

  #closesBar(): boolean {
    const innermost = this.#open.at(-1);
    if (innermost === "abs") return true;
    return innermost === "norm" && this.#isAdjacentBar(this.#position + 1);
  }

  #isAdjacentBar(position: number): boolean {
    const token = this.#tokens[position];
    return token?.kind === "mark" && token.mark === "|" && !token.spaced;
  }

  /** After the closing bars: _1, _2, _\infty, _{q}, and the exponent that may stand before them, as in ||g||^2_2. */
  #norm(inner: Expression, start: Span): Expression {
    const [hat, exponent, low] = this.#tokens.slice(this.#position, this.#position + 3);
    const isTwisted = hat?.kind === "mark" && hat.mark === "^" && exponent?.kind === "number" && low?.kind === "mark";
    if (isTwisted && low.mark === "_") {
      this.#position += 2;
      const norm = this.#norm(inner, start);
      const power = this.#make({ kind: "number", value: exponent.value, at: exponent.at });
      return this.#binary("^", norm, power);
    }
    if (!this.#isMark("_")) return this.#call("norm2", [inner], this.#across(start, this.#lastAt()));
    this.#position += 1;
    const name = this.#normName();
    if (name) return this.#call(name, [inner], this.#across(start, this.#lastAt()));
    const order = this.#isMark("{") || this.#isMark("(") ? this.#requiredGroup() : this.#primary();
    const at = this.#across(start, this.#lastAt());
    if (order.kind === "number" && order.value === 1) return this.#call("norm1", [inner], at);
    if (order.kind === "number" && order.value === 2) return this.#call("norm2", [inner], at);
    if (order.kind === "constant" && order.name === "inf") return this.#call("norminf", [inner], at);
    return this.#make({ kind: "call", name: "norm", args: [inner, order], at });
  }

  /** RMS, in braces or not. */
  #normName(): FunctionName | undefined {
    const start = this.#position;
    const isBraced = this.#isMark("{");
    const token = this.#tokens[start + (isBraced ? 1 : 0)];
    if (token?.kind !== "word" || token.text.toLowerCase() !== "rms") return undefined;
    this.#position = start + (isBraced ? 2 : 1);
    if (isBraced) this.#expect("}", token);
    return "rms";
  }

  // --- words ----------------------------------------------------------------------------------------------------------

  /** The meaning of the word at the current place, with the subscript or digits that are part of its name. */
  #resolve(token: Token & { kind: "word" }): Expression {
    const subscript = this.#nameInSubscript();
    const joined = subscript && this.#declarations.find(`${token.text}_${subscript.text}`);
    if (subscript && joined && !this.#bound.includes(token.text)) {
      this.#position += subscript.length + 1;
      return this.#symbol(joined, this.#across(token.at, this.#lastAt()));
    }
    const bound = this.#bound.includes(token.text);
    const declared = bound ? undefined : this.#declarations.find(token.text);
    if (bound || declared) {
      this.#position += 1;
      return bound
        ? this.#make({ kind: "symbol", name: token.text, at: token.at })
        : this.#symbol(declared as SymbolDeclaration, token.at);
    }
    const named = this.#resolveFunction(token, subscript) ?? this.#resolveConstant(token);
    if (named) return named;
    const average = this.#averageOf(token);
    if (average) return average;
    if (this.#inSubscript > 0 && token.text.length === 1) {
      this.#position += 1;
      return this.#make({ kind: "symbol", name: token.text, at: token.at });
    }
    this.#takeApart(token, subscript?.text ?? "");
    const first = this.#peek();
    if (first?.kind !== "word") throw this.#unknown(token);
    return this.#resolve(first);
  }

  #symbol(declared: SymbolDeclaration, at: Span): Expression {
    if (declared.kind !== "function") return this.#make({ kind: "symbol", name: declared.name, at });
    const token = this.#peek();
    if (token?.kind !== "mark" || (token.mark !== "(" && token.mark !== "["))
      throw new Refusal(`${declared.name} is a function: write ${declared.name}(…).`, at);
    const args = this.#arguments();
    return this.#make({ kind: "apply", name: declared.name, args, at: this.#across(at, this.#lastAt()) });
  }

  #resolveConstant(token: Token & { kind: "word" }): Expression | undefined {
    const name = constants.get(token.text);
    if (name === undefined || (name === "e" && this.#tokens[this.#position + 1]?.kind === "number")) return undefined;
    this.#position += 1;
    return this.#make({ kind: "constant", name, at: token.at });
  }

  /** ȳ, typed ybar or \bar y: the mean of a declared vector. */
  #averageOf(token: Token & { kind: "word" }): Expression | undefined {
    if (!token.text.endsWith("bar")) return undefined;
    const declared = this.#declarations.find(token.text.slice(0, -"bar".length));
    if (declared?.kind !== "vector") return undefined;
    this.#position += 1;
    const vector = this.#make({ kind: "symbol", name: declared.name, at: token.at });
    return this.#make({ kind: "call", name: "mean", args: [vector], at: token.at });
  }

  /** The name after an underscore if it is plain text: the in of d_in, d_{in} and d_{\text{in}}. */
  #nameInSubscript(): { readonly text: string; readonly length: number } | undefined {
    const rest = this.#tokens.slice(this.#position + 1, this.#position + 5);
    const text = (token: Token | undefined): string | undefined =>
      token?.kind === "word" || token?.kind === "number" ? token.text : undefined;
    const [low, first, second, third] = rest;
    const direct = text(low);
    if (low?.kind === "number" && !low.spaced && direct !== undefined) return { text: direct, length: 1 };
    if (low?.kind !== "mark" || low.mark !== "_") return undefined;
    const plain = text(first);
    if (plain !== undefined) return { text: plain, length: 2 };
    const inner = text(second);
    const inBraces = first?.kind === "mark" && first.mark === "{" && third?.kind === "mark" && third.mark === "}";
    return inBraces && inner !== undefined ? { text: inner, length: 4 } : undefined;
  }

  /** Puts the names of a run of letters in the place of the run. */
  #takeApart(token: Token & { kind: "word" }, subscript: string): void {
    if (token.whole) throw this.#unknown(token);
    const isName = (piece: string): boolean =>
      this.#bound.includes(piece) || piece === "pi" || this.#declarations.find(piece) !== undefined;
    const split = splitLetters(
      token.text,
      (piece, isLast) =>
        isName(piece) ||
        (isLast && piece.length < token.text.length && findFunction(piece) !== undefined) ||
        (isLast && subscript !== "" && this.#declarations.find(`${piece}_${subscript}`) !== undefined),
    );
    if (!split || split.pieces.length < 2) throw this.#unknown(token);
    if (!split.unique) throw new Refusal(`Put * between the symbols of ${token.text}.`, token.at);
    let start = token.at.start;
    const pieces = split.pieces.map((text, index): Token => {
      const at = { start, end: start + text.length };
      start = at.end;
      return { kind: "word", text, whole: true, at, spaced: index === 0 && token.spaced };
    });
    this.#tokens.splice(this.#position, 1, ...pieces);
  }

  #isKnownWord(text: string): boolean {
    const subscript = this.#nameInSubscript();
    return (
      (subscript !== undefined && this.#declarations.find(`${text}_${subscript.text}`) !== undefined) ||
      this.#bound.includes(text) ||
      this.#declarations.find(text) !== undefined ||
      findFunction(text) !== undefined ||
      constants.has(text)
    );
  }

  #unknown(token: Token & { kind: "word" }): Refusal {
    const names = this.#declarations.symbols.map(({ name }) => name);
    const shown = token.text.length > 24 ? `${token.text.slice(0, 24)}…` : token.text;
    const known = names.length === 0 ? "" : ` The symbols are ${names.join(", ")}.`;
    return new Refusal(`${shown} is not known here.${known}`, token.at);
  }

  // --- functions ------------------------------------------------------------------------------------------------------

  #resolveFunction(
    token: Token & { kind: "word" },
    subscript: { readonly text: string; readonly length: number } | undefined,
  ): Expression | undefined {
    if (token.text === "indicator" || token.text === "Indicator") return this.#indicator(token);
    const joined = subscript && findFunction(`${token.text}_${subscript.text}`);
    const name = joined ?? findFunction(token.text);
    if (!name) return undefined;
    this.#position += 1 + (joined ? subscript.length : 0);
    const reducer = asReducer(name);
    if (reducer && !joined && (this.#isMark("_") || this.#isMark("^"))) return this.#over(reducer, token);
    const isOpen = this.#isMark("(") || this.#isMark("[") || this.#isMark("{");
    if (!isOpen && (reducer === "sum" || reducer === "mean")) return this.#overUnnamed(reducer, this.#product(), token);
    if (!isOpen) throw new Refusal(`Write ${token.text}(…), with parentheses around what it is taken of.`, token.at);
    const args = this.#arguments();
    const [least, most] = argumentCount(name);
    const at = this.#across(token.at, this.#lastAt());
    if (args.length < least || args.length > most) {
      const count = least === most ? String(least) : `${least} or ${most === 2 ? "2" : "more"}`;
      throw new Refusal(
        `${token.text} is taken of ${count} ${most === 1 ? "thing" : "things"}, not of ${args.length}.`,
        at,
      );
    }
    const [only] = args;
    return reducer && only && args.length === 1 ? this.#overUnnamed(reducer, only, token) : this.#call(name, args, at);
  }

  /** ( … , … ) after a function's name. */
  #arguments(): Expression[] {
    const token = this.#peek();
    const closer = token?.kind === "mark" ? openers[token.mark] : undefined;
    if (!token || !closer) throw new Refusal("Parentheses are expected here.", this.#lastAt());
    this.#position += 1;
    return this.#within("group", () => {
      const args = [this.#comparable()];
      while (this.#isMark(",")) {
        this.#position += 1;
        args.push(this.#comparable());
      }
      this.#expect(closer, token);
      return args;
    });
  }

  #call(name: FunctionName, args: readonly Expression[], at: Span): Expression {
    const [vector, order] = args;
    if (name === "norm" && vector && !order) return this.#make({ kind: "call", name: "norm2", args: [vector], at });
    return this.#make({ kind: "call", name, args, at });
  }

  /** sum_i …, \sum_{i=1}^{n} …, max_i |g_i|. A sum and a mean reach to the next + or −; the others take one factor. */
  #over(reducer: Reducer, token: Token): Expression {
    let index: string | undefined;
    let from: Expression | undefined;
    let to: Expression | undefined;
    for (let part = 0; part < 2; part++)
      if (this.#isMark("_") && index === undefined) {
        this.#position += 1;
        [index, from] = this.#indexOf(token);
      } else if (this.#isMark("^") && to === undefined) {
        this.#position += 1;
        to = this.#nested(() => this.#primary());
      }
    if (index === undefined) throw new Refusal("Say which index this runs over, as in sum_i.", token.at);
    const declared = this.#declarations.find(index);
    if (declared && declared.kind !== "index" && !this.#bound.includes(index))
      throw new Refusal(`${index} is not free to be an index: it is declared.`, token.at);
    if (to && !from) from = this.#make({ kind: "number", value: 1, at: to.at });
    if (from && !to) throw new Refusal("Give both ends of the range, as in sum_{i=1}^{n}, or none of them.", token.at);
    this.#bound.push(index);
    const body = this.#nested(() => (reducer === "sum" || reducer === "mean" ? this.#product() : this.#power()));
    this.#bound.pop();
    const at = this.#across(token.at, this.#lastAt());
    return this.#make(
      from && to
        ? { kind: "over", reducer, index, range: { from, to }, body, at }
        : { kind: "over", reducer, index, body, at },
    );
  }

  /** i, {i}, {i=1} or (i=1). */
  #indexOf(token: Token): [index: string, from: Expression | undefined] {
    const opener = this.#peek();
    const closer = opener?.kind === "mark" && opener.mark !== "[" ? openers[opener.mark] : undefined;
    if (closer) this.#position += 1;
    const name = this.#peek();
    if (name?.kind !== "word" || name.text.length !== 1)
      throw new Refusal("An index is a single letter, as in sum_i.", name?.at ?? token.at);
    this.#position += 1;
    let from: Expression | undefined;
    if (opener && closer) {
      if (this.#isMark("=")) {
        this.#position += 1;
        from = this.#within("group", () => this.#sum());
      }
      this.#expect(closer, opener);
    }
    return [name.text, from];
  }

  /** sum(x_i y_i): the index is the one that is bound by nothing else; without one, the entries of a vector are meant. */
  #overUnnamed(reducer: Reducer, body: Expression, token: Token): Expression {
    const free = new Set<string>();
    collectFree(body, [...this.#bound], (name) => this.#declarations.find(name) !== undefined, free);
    const at = this.#across(token.at, this.#lastAt());
    const [index, another] = [...free];
    if (another !== undefined) throw new Refusal("Say which index this runs over, as in sum_i.", at);
    return index === undefined
      ? this.#call(reducer, [body], at)
      : this.#make({ kind: "over", reducer, index, body, at });
  }

  // --- subscripts -----------------------------------------------------------------------------------------------------

  #withSubscripts(base: Expression): Expression {
    if (!this.#isMark("_")) return base;
    this.#position += 1;
    const declared = base.kind === "symbol" ? this.#declarations.find(base.name) : undefined;
    const indices = this.#subscript(!declared || declared.kind === "matrix");
    const entry = this.#make({ kind: "entry", of: base, indices, at: this.#across(base.at, this.#lastAt()) });
    if (this.#isMark("_")) throw new Refusal("Put the indices into one subscript, as in W_{ij}.", this.#lastAt());
    return entry;
  }

  #subscript(ofMatrix: boolean): Expression[] {
    const token = this.#peek();
    if (!token) throw new Refusal("A subscript is missing.", this.#lastAt());
    const inner = this.#tokens[this.#position + 1];
    const isBraced = token.kind === "mark" && token.mark === "{";
    const pair = isBraced ? inner : token;
    if (ofMatrix && pair && pair.kind !== "mark" && pair.text.length === 2 && !this.#isPlainKnown(pair)) {
      this.#position += isBraced ? 2 : 1;
      if (isBraced) this.#expect("}", token);
      return Array.from(pair.text).map((letter) => this.#indexLetter(letter, pair.at));
    }
    if (isBraced) return this.#bracedSubscript(ofMatrix);
    if (token.kind === "number") {
      this.#position += 1;
      return [this.#make({ kind: "number", value: token.value, at: token.at })];
    }
    if (token.kind !== "word") throw new Refusal("A subscript is an index, as in y_i.", token.at);
    if (token.whole || token.text.length === 1) {
      this.#position += 1;
      return [this.#make({ kind: "symbol", name: token.text, at: token.at })];
    }
    // x_iy_i, as LaTeX reads it: the subscript is the first letter.
    const [first = ""] = token.text;
    const start = token.at.start;
    this.#tokens.splice(this.#position, 1, {
      ...token,
      text: token.text.slice(1),
      at: { start: start + 1, end: token.at.end },
      spaced: false,
    });
    return [this.#make({ kind: "symbol", name: first, at: { start, end: start + 1 } })];
  }

  #bracedSubscript(ofMatrix: boolean): Expression[] {
    this.#inSubscript += 1;
    const indices = this.#arguments().flatMap((index) => (index.kind === "list" ? index.items : [index]));
    this.#inSubscript -= 1;
    if (ofMatrix && indices.length === 1 && indices[0]?.kind === "binary" && this.#isIndexPair(indices[0])) {
      const pair = indices[0];
      return [pair.left, pair.right];
    }
    return indices;
  }

  /** W_{j i} and W_{1 j}: two indices side by side. */
  #isIndexPair(pair: Expression & { kind: "binary" }): boolean {
    const between = this.#text.slice(pair.left.at.end, pair.right.at.start);
    const isIndex = (side: Expression): boolean => side.kind === "symbol" || side.kind === "number";
    return pair.operator === "*" && isIndex(pair.left) && isIndex(pair.right) && between.trim() === "";
  }

  #isPlainKnown(token: Token & { kind: "word" | "number" }): boolean {
    return (
      token.kind === "word" && (this.#bound.includes(token.text) || this.#declarations.find(token.text) !== undefined)
    );
  }

  #indexLetter(letter: string, at: Span): Expression {
    return /\d/u.test(letter)
      ? this.#make({ kind: "number", value: Number(letter), at })
      : this.#make({ kind: "symbol", name: letter, at });
  }

  // --- steps ----------------------------------------------------------------------------------------------------------

  #peek(): Token | undefined {
    return this.#tokens[this.#position];
  }

  #isMark(mark: Mark): boolean {
    const token = this.#peek();
    return token?.kind === "mark" && token.mark === mark;
  }

  #expect(mark: Mark, opened: Token): void {
    const token = this.#peek();
    if (this.#isMark(mark)) this.#position += 1;
    else if (token) throw this.#unexpected(token, mark);
    else throw new Refusal(`A closing ${shownMark(mark)} is missing for what opens here.`, opened.at);
  }

  #unexpected(token: Token, wanted?: Mark): Refusal {
    const typed = this.#text.slice(token.at.start, token.at.end);
    if (token.kind === "mark" && token.mark === "=" && this.#open.length === 0)
      return new Refusal("Give the expression alone, without an equals sign.", token.at);
    if (token.kind === "mark" && comparisons[token.mark])
      return new Refusal("A comparison stands in brackets, as in 1[x > 0].", token.at);
    if (token.kind === "mark" && ")]}".includes(token.mark) && !wanted)
      return new Refusal(`Nothing was opened that this ${typed} closes.`, token.at);
    return new Refusal(
      wanted ? `A ${shownMark(wanted)} is expected before ${typed}.` : `${typed} is not expected here.`,
      token.at,
    );
  }

  #within<T>(what: "abs" | "norm" | "group", steps: () => T): T {
    this.#open.push(what);
    const result = this.#nested(steps);
    this.#open.pop();
    return result;
  }

  #nested<T>(steps: () => T): T {
    this.#depth += 1;
    if (this.#depth > limits.depth) throw new Refusal("This is nested too deeply.", this.#peek()?.at ?? this.#lastAt());
    const result = steps();
    this.#depth -= 1;
    return result;
  }

  #binary(operator: Operator, left: Expression, right: Expression): Expression {
    return this.#make({ kind: "binary", operator, left, right, at: this.#across(left.at, right.at) });
  }

  #make<T extends Expression>(expression: T): T {
    this.#nodes += 1;
    if (this.#nodes > limits.nodes)
      throw new Refusal("This has too many parts. A shorter form will do.", expression.at);
    return expression;
  }

  #across(from: Span, to: Span): Span {
    return { start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) };
  }

  #lastAt(): Span {
    return this.#tokens[Math.min(this.#position, this.#tokens.length) - 1]?.at ?? { start: 0, end: 0 };
  }
}

const constants = new Map<string, "pi" | "e" | "inf">([
  ["pi", "pi"],
  ["e", "e"],
  ["inf", "inf"],
  ["infty", "inf"],
  ["infinity", "inf"],
  ["oo", "inf"],
]);

function shownMark(mark: Mark): string {
  return mark === "matrix-close" ? "end of the matrix" : mark;
}

/** Names in subscripts that nothing binds and nobody declared. */
function collectFree(
  expression: Expression,
  bound: readonly string[],
  isDeclared: (name: string) => boolean,
  into: Set<string>,
): void {
  if (expression.kind === "symbol" && !bound.includes(expression.name) && !isDeclared(plainName(expression.name)))
    into.add(expression.name);
  const inner = expression.kind === "over" ? [...bound, expression.index] : bound;
  for (const part of partsOf(expression)) collectFree(part, inner, isDeclared, into);
}
