import { requireMatrix } from "../checks/requireMatrix";
import { matrix, type Mat } from "../matrices/matrix";
import { transpose } from "../matrices/transpose";
import { convolveGaussian } from "./convolveGaussian";

/**
 * Values on a square grid, smoothed by a normal distribution of the same width in both directions: `convolveGaussian` along
 * the rows, then along the columns.
 *
 * @param grid - [m, n]
 * @param spacing - distance between neighbours, the same along rows and columns, above 0
 * @param sigma - σ in the unit of `spacing`, at least 0
 * @returns [m, n]
 * @throws DomainError if the spacing is not above 0 or σ not at least 0
 * @throws ShapeError if `grid.data` does not hold rows·cols entries
 * @example convolveGaussianMat(matrix(1, 2, [3, 3]), 1, 2) // { rows: 1, cols: 2, data: [3, 3] }
 */
export function convolveGaussianMat(grid: Mat, spacing: number, sigma: number): Mat {
  requireMatrix("convolveGaussianMat", grid);
  return transpose(alongRows(transpose(alongRows(grid, spacing, sigma)), spacing, sigma));
}

function alongRows(grid: Mat, spacing: number, sigma: number): Mat {
  const result = matrix(grid.rows, grid.cols);
  for (let i = 0; i < grid.rows; i++) {
    const row = grid.data.subarray(i * grid.cols, (i + 1) * grid.cols);
    result.data.set(convolveGaussian(row, spacing, sigma), i * grid.cols);
  }
  return result;
}
