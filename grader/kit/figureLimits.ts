/** How large figures may be. The kit cuts what a student made too long; the judge refuses what is larger still. */

export const maxFiguresPerTest = 4;

/** Over all tests of one grading. */
export const maxFiguresPerGrading = 16;
/** Their JSON together. */
export const maxFigureCharactersPerGrading = 256 * 1024;

export const maxSeries = 12;
/** Longer lists are thinned to this many points. */
export const maxPoints = 240;
export const maxBars = 80;

/** Samples of a background along one side. */
export const maxContourSide = 64;
export const maxContourLevels = 24;

export const maxGridSide = 32;
export const maxGridPanels = 4;

export const maxTitleLength = 120;
export const maxAltLength = 600;
export const maxCaptionLength = 300;
export const maxLabelLength = 60;
