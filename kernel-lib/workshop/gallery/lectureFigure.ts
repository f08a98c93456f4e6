import type { LectureEntry } from 'chainrule-course/figures';

/** One plot of the lectures, as the gallery finds it. */
export interface LectureFigure extends LectureEntry {
  /** The name in `npm run figures -- --only ID`, and of its files: that of the file it stands in. */
  id: string;
}
