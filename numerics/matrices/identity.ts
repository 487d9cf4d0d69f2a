import { requireWhole } from "../checks/requireWhole";
import { matrix, type Mat } from "./matrix";

/**
 * The identity matrix: ones on the diagonal, zeros elsewhere.
 *
 * @returns [size, size]
 * @throws DomainError if `size` is not a whole number of at least 0
 * @example identity(2) // { rows: 2, cols: 2, data: [1, 0, 0, 1] }
 */
export function identity(size: number): Mat {
  requireWhole("identity", "size", size, 0);
  const result = matrix(size, size);
  for (let i = 0; i < size; i++) result.data[i * size + i] = 1;
  return result;
}
