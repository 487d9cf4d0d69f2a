/** The length of a vector or the rows or columns of a matrix: the name of a declared count, or digits such as "3". */
export type Dimension = string;

/** What kind of thing an expression gives, with the names of its dimensions. A row is a transposed vector. */
export type Shape =
  | { readonly kind: "number" }
  | { readonly kind: "vector"; readonly length: Dimension }
  | { readonly kind: "row"; readonly length: Dimension }
  | { readonly kind: "matrix"; readonly rows: Dimension; readonly columns: Dimension };

/** "a vector of length d". */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case "number":
      return "a number";
    case "vector":
      return `a vector of length ${shape.length}`;
    case "row":
      return `a transposed vector (a row of length ${shape.length})`;
    case "matrix":
      return `a matrix with ${shape.rows} rows and ${shape.columns} columns`;
  }
}

/** Whether two shapes are the same, dimension by dimension, by name. */
export function sameShape(a: Shape, b: Shape): boolean {
  const [aRows, aColumns] = rowsAndColumns(a);
  const [bRows, bColumns] = rowsAndColumns(b);
  return a.kind === b.kind && aRows === bRows && aColumns === bColumns;
}

/** The shape of the transpose. A number stays one. */
export function transposedShape(shape: Shape): Shape {
  switch (shape.kind) {
    case "number":
      return shape;
    case "vector":
      return { kind: "row", length: shape.length };
    case "row":
      return { kind: "vector", length: shape.length };
    case "matrix":
      return { kind: "matrix", rows: shape.columns, columns: shape.rows };
  }
}

/** Rows and columns as a matrix has them; 1 where there is only one. */
export function rowsAndColumns(shape: Shape): readonly [rows: Dimension, columns: Dimension] {
  switch (shape.kind) {
    case "number":
      return ["1", "1"];
    case "vector":
      return [shape.length, "1"];
    case "row":
      return ["1", shape.length];
    case "matrix":
      return [shape.rows, shape.columns];
  }
}
