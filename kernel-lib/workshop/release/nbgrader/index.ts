export { type Course, type CourseOptions, writeNbgraderCourse } from './course.js';
