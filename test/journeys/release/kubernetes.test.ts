import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WORKFLOW } from '../../../kernel-lib/workshop/release/github/workflow.js';
import {
  jobDocument,
  jobName,
  setupDocuments,
  yamlFile,
} from '../../../kernel-lib/workshop/release/index.js';
import { root } from './project.js';

const python = join(root, '.venv/bin/python');

/** Reads YAML with somebody else's parser. */
function parse(text: string): unknown[] {
  const code =
    'import sys, json, yaml; print(json.dumps(list(yaml.safe_load_all(sys.stdin.read()))))';
  return JSON.parse(execFileSync(python, ['-c', code], { input: text, encoding: 'utf8' }));
}

const job = jobDocument({
  namespace: 'jhub',
  submission: 'Ann Bär (no. 7).zip',
  image: 'node:22-bookworm-slim',
});

test.skipIf(!existsSync(python))('the manifests are YAML that says what was meant', () => {
  const documents = [...setupDocuments('jhub'), job];
  expect(parse(yamlFile(documents))).toEqual(documents);
  expect(
    parse(yamlFile([{ a: ['yes', '1', '', 'x: y', '- z', "it's", 'é'], b: [], c: {} }])),
  ).toEqual([{ a: ['yes', '1', '', 'x: y', '- z', "it's", 'é'], b: [], c: {} }]);
});

test('the job has the fields that Kubernetes requires, and runs without any privilege', () => {
  expect(job).toMatchObject({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { namespace: 'jhub' },
    spec: {
      activeDeadlineSeconds: expect.any(Number),
      template: {
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              image: 'node:22-bookworm-slim',
              command: ['node', '/grader/grade.mjs', '/submissions/Ann Bär (no. 7).zip'],
              resources: { limits: { cpu: '1', memory: '1Gi' } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    },
  });
});

test('every volume that is mounted is there, and only results and scratch can be written', () => {
  const { template } = (job as unknown as { spec: { template: { spec: Pod } } }).spec;
  const { containers, volumes } = template.spec;
  const mounts = containers.flatMap(({ volumeMounts }) => volumeMounts);
  expect(mounts.map(({ name }) => name).sort()).toEqual(volumes.map(({ name }) => name).sort());
  const writable = mounts.filter(({ readOnly }) => !readOnly).map(({ mountPath }) => mountPath);
  expect(writable).toEqual(['/results', '/scratch']);
});

interface Pod {
  containers: { volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[] }[];
  volumes: { name: string }[];
}

test('the network policy is for the pods that grade, and lets nothing in or out', () => {
  const policy = setupDocuments('jhub').find(
    (document) => (document as { kind: string }).kind === 'NetworkPolicy',
  ) as { spec: { podSelector: { matchLabels: object }; ingress?: unknown; egress?: unknown } };
  const { labels } = (job as { spec: { template: { metadata: { labels: object } } } }).spec.template
    .metadata;
  expect(policy.spec).toEqual({
    podSelector: { matchLabels: labels },
    policyTypes: ['Ingress', 'Egress'],
  });
});

test('names of jobs are valid, and different for different submissions', () => {
  const submissions = ['a.zip', 'A.zip', 'Ann Bär (no. 7).zip', '-', 'x'.repeat(300), '名前.zip'];
  const names = submissions.map(jobName);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
});

test.skipIf(!existsSync(python))('the workflow for GitHub Classroom fits together', () => {
  const [workflow] = parse(WORKFLOW) as [{ jobs: { grade: { steps: Step[] } } }];
  const { steps } = workflow.jobs.grade;
  const reporter = steps.find(({ uses }) => uses?.includes('autograding-grading-reporter'));
  const grade = steps.find(({ id }) => id === 'grade');
  // The reporter reads, for each runner NAME, the base64 result in the variable NAME_RESULTS.
  const runner = String(reporter?.with?.runners);
  const variable = reporter?.env?.[`${runner.toUpperCase()}_RESULTS`];
  expect(variable).toBe(`\${{ steps.${grade?.id}.outputs.result }}`);
  expect(grade?.run).toContain('--format github');
  expect(grade?.run).toContain('$GITHUB_OUTPUT');
  // A tag can be moved: what sees the students' repositories is named by its commit.
  const others = steps.flatMap((step) => (step.uses && step !== reporter ? [step.uses] : []));
  expect(others).toHaveLength(2);
  for (const action of others) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
});

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}
