import ts from "typescript";

/**
 * Types as a reader would have written them: what a schema library computes out of a schema, spelled out member by
 * member, with the docblocks that stand in the schema. So that an editor can explain them without knowing the library.
 *
 * @param file - absolute path of the module that exports them
 * @param names - of the exported types
 * @param isLeftOut - files that the types do not depend on, and that would only take time to read
 * @returns declarations without imports; members of a union that differ by their `kind` get a name of their own
 * @throws Error for a type that cannot be written as plain data
 */
export function printTypes(
  file: string,
  names: readonly string[],
  { options, isLeftOut }: { options: ts.CompilerOptions; isLeftOut: (file: string) => boolean },
): string {
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.fileExists = (each) => !isLeftOut(each) && disk.fileExists(each);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} exports nothing`);
  const exported = checker.getExportsOfModule(module);
  const printer = new TypePrinter(checker);
  const texts = names.map((name) => {
    const symbol = exported.find((each) => each.name === name);
    if (symbol === undefined) throw new Error(`${file} exports no type ${name}`);
    return `${docblock(symbol, checker)}export type ${name} = ${printer.print(checker.getDeclaredTypeOfSymbol(symbol), name)};`;
  });
  return `${[...printer.named.values(), ...texts].join("\n\n")}\n`;
}

class TypePrinter {
  /** Declarations of the types that got a name, by name. */
  readonly named = new Map<string, string>();
  readonly #checker: ts.TypeChecker;
  readonly #path: ts.Type[] = [];

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** @param place - what holds the type: the name of a type or of a property */
  print(type: ts.Type, place: string): string {
    if (this.#path.includes(type)) throw new Error(`${this.#checker.typeToString(type)} mentions itself`);
    this.#path.push(type);
    const text = this.#printOne(type, place);
    this.#path.pop();
    return text;
  }

  #printOne(type: ts.Type, place: string): string {
    const checker = this.#checker;
    if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return this.#printUnion(type, place);
    if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
    const ofArray = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
    if (ofArray !== undefined) return listOf(this.print(ofArray, place));
    if (checker.isTupleType(type)) return this.#printTuple(type as ts.TupleTypeReference, place);
    if (type.getCallSignatures().length > 0) throw new Error(`${checker.typeToString(type)} is no plain data`);
    return this.#printObject(type);
  }

  #printUnion({ types }: ts.UnionType, place: string): string {
    const kinds = types.map((member) => this.#kindOf(member));
    const areTold = kinds.every((kind) => kind !== undefined);
    if (areTold)
      return types.map((member, index) => this.#nameOf(member, `${kinds[index] ?? ""}-${place}`, place)).join(" | ");
    const isBoolean = (member: ts.Type) => (member.flags & ts.TypeFlags.BooleanLiteral) !== 0;
    const others = types.filter((member) => !isBoolean(member)).map((member) => this.print(member, place));
    const booleans = types.filter(isBoolean);
    const both = booleans.length === 2 ? ["boolean"] : booleans.map((member) => this.#checker.typeToString(member));
    return [...both, ...others].join(" | ");
  }

  /** A name such as "NumberPart" for the member "number" of a list of parts. */
  #nameOf(member: ts.Type, words: string, place: string): string {
    const body = this.print(member, place);
    const wanted = pascalCase(words).replace(/s$/, "");
    for (let number = 1; ; number++) {
      const name = number === 1 ? wanted : `${wanted}${number}`;
      const declaration = `export interface ${name} ${body}`;
      if ((this.named.get(name) ?? declaration) !== declaration) continue;
      this.named.set(name, declaration);
      return name;
    }
  }

  #kindOf(type: ts.Type): string | undefined {
    const kind = type.getProperty("kind");
    const value = kind && this.#checker.getTypeOfSymbol(kind);
    return value?.isStringLiteral() ? value.value : undefined;
  }

  #printTuple(type: ts.TupleTypeReference, place: string): string {
    const { elementFlags } = type.target;
    const items = this.#checker.getTypeArguments(type).map((item, index) => {
      const flags = elementFlags[index] ?? ts.ElementFlags.Required;
      const text = this.print(item, place);
      if (flags & ts.ElementFlags.Rest) return `...${listOf(text)}`;
      return flags & ts.ElementFlags.Optional ? `(${text})?` : text;
    });
    return `[${items.join(", ")}]`;
  }

  #printObject(type: ts.Type): string {
    const checker = this.#checker;
    const indexed = checker
      .getIndexInfosOfType(type)
      .map((info) => `[key: ${checker.typeToString(info.keyType)}]: ${this.print(info.type, "entry")};`);
    const members = checker.getPropertiesOfType(type).map((property) => {
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const value = checker.getTypeOfSymbol(property);
      const given = isOptional ? checker.getNonNullableType(value) : value;
      const name = /^[a-z_$][\w$]*$/i.test(property.name) ? property.name : JSON.stringify(property.name);
      return `${docblock(property, checker)}${name}${isOptional ? "?" : ""}: ${this.print(given, property.name)};`;
    });
    return `{\n${[...indexed, ...members].join("\n")}\n}`;
  }
}

function docblock(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return text === "" ? "" : `/** ${text.replaceAll("*/", "* /").replaceAll("\n", "\n * ")} */\n`;
}

const listOf = (text: string): string => (/[|&]/.test(text) && !text.startsWith("{") ? `(${text})[]` : `${text}[]`);

const pascalCase = (kind: string): string =>
  kind.replace(/(^|-)([a-z])/g, (_match, _hyphen, letter: string) => letter.toUpperCase());
