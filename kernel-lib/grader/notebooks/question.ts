/** What every question of a lab has. */
interface QuestionBase {
  /** As in `answer('lab02-db', …)`. */
  readonly id: string;
  /** The number of the lab that asks it. */
  readonly lab: number;
  /** The lab's notebook, such as `02-fully-connected-nets.ipynb`. */
  readonly notebook: string;
  readonly points: number;
  /** As the student reads it. */
  readonly question: string;
}

/** One answer that the key knows, right or wrong, closed until somebody gives it; see seal.ts. */
export interface SealedAnswer {
  /** AES-256-GCM in base64; the answer is what opens it. */
  readonly text: string;
  /** Of a number: answers in one interval `offset + k·width` are one answer. */
  readonly offset?: number;
  readonly width?: number;
}

/** Several answers to pick from, named by letters. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  /** `abc` */
  readonly letters: string;
  readonly answers: readonly SealedAnswer[];
}

/** A number to work out. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly answers: readonly SealedAnswer[];
}

/** A few sentences, scored by a person. */
export interface OpenQuestion extends QuestionBase {
  readonly kind: 'open';
  /** How the lab's own next cells begin, in words: what is typed there can be told from them. */
  readonly below?: readonly string[];
}

/** One question as it is handed out: its answers are sealed. */
export type Question = ChoiceQuestion | NumberQuestion | OpenQuestion;

/** A question that is scored here and now. */
export type ClosedQuestion = ChoiceQuestion | NumberQuestion;
