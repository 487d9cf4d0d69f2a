import ts from "typescript";

/**
 * Other ways to write the same program, made from its text: names, loops, the order of factors and of sums. What comes
 * out computes what went in computes, up to rounding. A rewriter that finds nothing to do gives the text back.
 */
type Rewriter = (source: string) => string;

interface Edit {
  from: number;
  to: number;
  text: string;
}

/** Applies what `editsOf` finds, again and again from the outside in, since an edit may hold text that wants editing too. */
function rewriteNodes(source: string, editOf: (node: ts.Node, file: ts.SourceFile) => Edit | undefined): string {
  let text = source;
  for (let start = 0; ;) {
    const file = ts.createSourceFile("answer.ts", text, ts.ScriptTarget.ES2022, true);
    const found = firstEdit(file, start, (node) => editOf(node, file));
    if (!found) return text;
    text = text.slice(0, found.from) + found.text + text.slice(found.to);
    // Past the edited node itself, which may now stand in parentheses.
    start = found.from + (found.text.startsWith("((") ? 2 : 1);
  }
}

function firstEdit(node: ts.Node, start: number, editOf: (node: ts.Node) => Edit | undefined): Edit | undefined {
  const own = node.getStart() >= start && !ts.isTypeNode(node) ? editOf(node) : undefined;
  if (own) return own;
  return ts.forEachChild(node, (child) => (child.end > start ? firstEdit(child, start, editOf) : undefined));
}

function contains(node: ts.Node, isWanted: (node: ts.Node) => boolean): boolean {
  return isWanted(node) || ts.forEachChild(node, (child) => contains(child, isWanted) || undefined) === true;
}

/** Whether it leaves the loop around it, or goes on with one that it names. */
const isLeaving = (node: ts.Node): boolean =>
  ts.isBreakStatement(node) || ts.isReturnStatement(node) || (ts.isContinueStatement(node) && node.label !== undefined);

/** Every name that the program gives to something of its own gets another one, except what it exports. */
const renamed: Rewriter = (source) => {
  const file = ts.createSourceFile("answer.ts", source, ts.ScriptTarget.ES2022, true);
  const own = new Set<string>();
  const collect = (node: ts.Node): void => {
    const isNamed = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    const isExported = ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent);
    if (isNamed && !isExported && ts.isIdentifier(node.name)) own.add(node.name.text);
    if (ts.isFunctionDeclaration(node) && node.name && !node.modifiers) own.add(node.name.text);
    ts.forEachChild(node, collect);
  };
  collect(file);
  const edits: Edit[] = [];
  const rename = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node) && own.has(node.text)) {
      const { parent } = node;
      const isField =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        (ts.isBindingElement(parent) && parent.propertyName === node);
      const isShort =
        ts.isShorthandPropertyAssignment(parent) ||
        (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent) && !parent.propertyName);
      const text = isShort ? `${node.text}: ${node.text}_other` : `${node.text}_other`;
      if (!isField) edits.push({ from: node.getStart(file), to: node.end, text });
    }
    ts.forEachChild(node, rename);
  };
  rename(file);
  return edits.reduceRight((text, { from, to, text: name }) => text.slice(0, from) + name + text.slice(to), source);
};

/** `for (start; condition; step)` becomes `while`. */
const whileLoops: Rewriter = (source) =>
  rewriteNodes(source, (node, file) => {
    if (!ts.isForStatement(node) || contains(node.statement, ts.isContinueStatement)) return undefined;
    const { initializer, condition, incrementor, statement } = node;
    const text = (part: ts.Node | undefined): string => part?.getText(file) ?? "";
    return {
      from: node.getStart(file),
      to: node.end,
      text: `{ ${text(initializer)}; while (${text(condition) || "true"}) { ${text(statement)} ${text(incrementor)}; } }`,
    };
  });

/** `for (const entry of list)` and `for (const [i, entry] of list.entries())` count with an index. */
const indexLoops: Rewriter = (source) =>
  rewriteNodes(source, (node, file) => {
    const loop = readForOf(node, file);
    if (!loop) return undefined;
    const { list, index = "position", entry, body } = loop;
    // What a call gives back is kept: calling again may give something else.
    const kept = `list${node.pos}`;
    const text = `for (let ${index} = 0, ${kept} = ${list}; ${index} < ${kept}.length; ${index}++) { const ${entry} = ${kept}[${index}]; ${body} }`;
    return { from: node.getStart(file), to: node.end, text };
  });

/** The same loops as calls of forEach, with `return` for `continue`. */
const forEachLoops: Rewriter = (source) =>
  rewriteNodes(source, (node, file) => {
    const loop = readForOf(node, file);
    if (!loop || contains(loop.statement, isLeaving)) return undefined;
    const { list, index = "position", entry, statement } = loop;
    const offset = statement.getStart(file);
    const body = continuesOf(statement).reduceRight(
      (text, each) => `${text.slice(0, each.getStart(file) - offset)}return;${text.slice(each.end - offset)}`,
      loop.body,
    );
    const text = `${list}.forEach((${entry}, ${index}) => { ${body} });`;
    return { from: node.getStart(file), to: node.end, text };
  });

/** The `continue` of the loop whose body this is: a loop inside it keeps its own. */
function continuesOf(body: ts.Statement): ts.Node[] {
  const found: ts.Node[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isContinueStatement(node)) found.push(node);
    if (!ts.isIterationStatement(node, false)) ts.forEachChild(node, collect);
  };
  collect(body);
  return found;
}

function readForOf(node: ts.Node, file: ts.SourceFile) {
  if (!ts.isForOfStatement(node) || !ts.isVariableDeclarationList(node.initializer)) return undefined;
  const name = node.initializer.declarations[0]?.name;
  const { expression, statement } = node;
  const body = statement.getText(file);
  if (name && ts.isIdentifier(name) && ts.isIdentifier(expression))
    return { list: expression.text, index: undefined, entry: name.text, body, statement };
  const isEntries = ts.isCallExpression(expression) && expression.getText(file).endsWith(".entries()");
  if (!name || !ts.isArrayBindingPattern(name) || !isEntries) return undefined;
  const [index, entry] = name.elements.map((element) => element.getText(file));
  const list = expression.getText(file).slice(0, -".entries()".length);
  return index === undefined || entry === undefined ? undefined : { list, index, entry, body, statement };
}

/** The factors of every product and the terms of every sum change places, unless both sides do something. */
const commuted: Rewriter = (source) =>
  rewriteNodes(source, (node, file) => {
    if (!ts.isBinaryExpression(node)) return undefined;
    const operator = node.operatorToken.getText(file);
    if (operator !== "*" && operator !== "+") return undefined;
    const [left, right] = [node.left, node.right];
    if (contains(left, ts.isCallExpression) && contains(right, ts.isCallExpression)) return undefined;
    const text = `(${right.getText(file)}) ${operator} (${left.getText(file)})`;
    return { from: node.getStart(file), to: node.end, text: ts.isBinaryExpression(node.parent) ? `(${text})` : text };
  });

/** Every quotient becomes a product with the reciprocal, which rounds differently. */
const reciprocals: Rewriter = (source) =>
  rewriteNodes(source, (node, file) => {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.SlashToken) return undefined;
    if (node.left.getText(file) === "1") return undefined;
    const text = `(${node.left.getText(file)}) * (1 / (${node.right.getText(file)}))`;
    return { from: node.getStart(file), to: node.end, text: ts.isBinaryExpression(node.parent) ? `(${text})` : text };
  });

/** What is returned gets a name first, and every function hides behind another. */
const wrapped: Rewriter = (source) => {
  const named = rewriteNodes(source, (node, file) =>
    ts.isReturnStatement(node) && node.expression && !ts.isIdentifier(node.expression) && ts.isBlock(node.parent)
      ? {
          from: node.getStart(file),
          to: node.end,
          text: `const answer${node.pos} = ${node.expression.getText(file)}; { return answer${node.pos}; }`,
        }
      : undefined,
  );
  const exported = [...named.matchAll(/^export function (\w+)/gm)].flatMap(([, name]) => name ?? []);
  const hidden = exported.reduce(
    (text, name) => text.replaceAll(new RegExp(`(?<![.\\w])${name}(?=\\()`, "g"), `${name}Inside`),
    named.replaceAll(/^export function/gm, "function"),
  );
  const doors = exported.map((name) => `export const ${name} = (...given) => ${name}Inside(...given);`);
  return exported.length === 0 ? named : `${hidden}\n${doors.join("\n")}\n`;
};

/** Sums that are added up in a loop are collected, and added in another way afterwards. */
const summed =
  (add: string): Rewriter =>
  (source) => {
    const text = rewriteNodes(source, (node, file) => {
      const isLoop = ts.isForStatement(node) || ts.isForOfStatement(node);
      if (!isLoop || !ts.isBlock(node.parent)) return undefined;
      const sums = sumsOf(node.statement).filter(
        (sum) => !contains(node, (part) => ts.isIdentifier(part) && part.text === sum.name && part !== sum.target),
      );
      if (
        sums.length === 0 ||
        !hasPlainStart(
          node,
          sums.map(({ name }) => name),
        )
      )
        return undefined;
      const offset = node.getStart(file);
      const loop = sums.reduceRight((body, { name, sign, term, statement }) => {
        const push = `terms_${name}.push(${sign}(${term.getText(file)}));`;
        return body.slice(0, statement.getStart(file) - offset) + push + body.slice(statement.end - offset);
      }, node.getText(file));
      const names = [...new Set(sums.map(({ name }) => name))];
      const before = names.map((name) => `const terms_${name} = [${name}];`).join(" ");
      const after = names.map((name) => `${name} = addUp(terms_${name});`).join(" ");
      return { from: offset, to: node.end, text: `${before} ${loop} ${after}` };
    });
    return text === source ? source : `${text}\nfunction addUp(terms) { ${add} }\n`;
  };

function sumsOf(statement: ts.Statement) {
  const statements = ts.isBlock(statement) ? [...statement.statements] : [statement];
  return statements.flatMap((each) => {
    if (!ts.isExpressionStatement(each) || !ts.isBinaryExpression(each.expression)) return [];
    const { left, operatorToken, right } = each.expression;
    const sign = { "+=": "", "-=": "-" }[operatorToken.getText()];
    return sign !== undefined && ts.isIdentifier(left)
      ? [{ name: left.text, target: left, sign, term: right, statement: each }]
      : [];
  });
}

/** Whether every sum is a `let` of the same block, so that it can be added up after the loop. */
function hasPlainStart(loop: ts.Node, names: readonly string[]): boolean {
  const { parent } = loop;
  if (!ts.isBlock(parent)) return false;
  const declared = parent.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? statement.declarationList.declarations.map(({ name }) => name.getText()) : [],
  );
  return names.every((name) => declared.includes(name));
}

const summedBackwards = summed("return terms.reverse().reduce((sum, term) => sum + term, 0);");

const summedInPairs = summed(
  "if (terms.length < 2) return terms[0] ?? 0; const half = terms.length >> 1; return addUp(terms.slice(0, half)) + addUp(terms.slice(half));",
);

/** Kahan's summation. */
const summedExactly = summed(
  "let sum = 0; let lost = 0; for (const term of terms) { const next = term - lost; const total = sum + next; lost = total - sum - next; sum = total; } return sum;",
);

const inTurn =
  (...rewriters: readonly Rewriter[]): Rewriter =>
  (source) =>
    rewriters.reduce((text, rewrite) => rewrite(text), source);

/** All of them, by the words that a table of results uses. */
export const rewriters: Readonly<Record<string, Rewriter>> = {
  "other names": renamed,
  "while loops": whileLoops,
  "index loops": indexLoops,
  forEach: forEachLoops,
  commuted: commuted,
  reciprocals: reciprocals,
  wrapped: wrapped,
  "summed backwards": summedBackwards,
  "summed in pairs": summedInPairs,
  "summed exactly": summedExactly,
  "several at once": inTurn(summedInPairs, forEachLoops, whileLoops, commuted, renamed),
};
