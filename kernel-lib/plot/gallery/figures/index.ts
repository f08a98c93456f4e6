import type { LectureFigure } from '../lectureFigure.js';

/** Every plot of the lectures, in their order. One file per figure: its name is the figure's id. */
export const LECTURE_FIGURES: readonly LectureFigure[] = [];
