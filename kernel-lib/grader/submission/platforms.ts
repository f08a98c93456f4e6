/** What a platform's name for a file or folder says, and the name that the student gave it. */
export interface PlatformName {
  platform: 'moodle' | 'canvas' | 'blackboard';
  /** The person, as the platform writes them: a name, a login, a number. */
  person: string;
  /** The platform's own number for the person. */
  number: string;
  /** Which of a student's hand-ins it is: the larger, the later. */
  attempt: number;
  late: boolean;
  /** The file as the student called it; empty for a folder, or for what the platform adds. */
  file: string;
  /** Whether it is the platform's own record, not work. */
  record: boolean;
}

const LONGEST = 300;

/**
 * Reads the names under which Moodle (`Name_ID_assignsubmission_file_…`), Canvas
 * (`name_LATE_ID_attempt_file`) and Blackboard (`Assignment_login_attempt_DATE_file`) let teachers download
 * what was handed in.
 */
export function platformName(name: string): PlatformName | undefined {
  if (name.length > LONGEST) return undefined;
  return moodle(name) ?? blackboard(name) ?? canvas(name);
}

function moodle(name: string): PlatformName | undefined {
  const found = /^(.+)_(\d+)_assignsubmission_([a-z]+)(?![a-z])_?(.*)$/.exec(name);
  if (!found) return undefined;
  const [, person = '', number = '', kind = '', file = ''] = found;
  const record = kind !== 'file';
  return { platform: 'moodle', person, number, attempt: 0, late: false, file, record };
}

function blackboard(name: string): PlatformName | undefined {
  const found = /^(.+)_attempt_(\d{4}(?:-\d{2}){5})(?:_(.*)|\.txt)?$/.exec(name);
  if (!found) return undefined;
  const [, before = '', date = '', file = ''] = found;
  // The assignment's own name may hold the sign that parts it from the login.
  const person = before.slice(before.lastIndexOf('_') + 1);
  const attempt = Number(date.replaceAll('-', ''));
  const record = file === '' && name.endsWith('.txt');
  return { platform: 'blackboard', person, number: '', attempt, late: false, file, record };
}

function canvas(name: string): PlatformName | undefined {
  const found = /^([^_]+)_(late_)?(\d+)_(\d+)_(.*)$/i.exec(name);
  if (!found) return undefined;
  const [, person = '', late, number = '', , file = ''] = found;
  const attempt = Number(/-(\d{1,3})(?:\.[a-z\d.]+)?$/i.exec(file)?.[1] ?? 0);
  return {
    platform: 'canvas',
    person,
    number,
    attempt,
    late: late !== undefined,
    file,
    record: false,
  };
}
