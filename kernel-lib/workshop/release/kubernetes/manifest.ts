import { fnv1a } from 'kernel-lib/random';
import type { Yaml } from './yaml.js';

/** Everything of the grader carries this label. */
const LABELS = {
  'app.kubernetes.io/name': 'chainrule-grade',
  'app.kubernetes.io/part-of': 'chainrule',
};
/** Any user but root. */
const USER = 10001;

export interface JobOptions {
  /** The namespace of the JupyterHub. */
  namespace: string;
  /** A folder or zip in the claim with the submissions; also the name of its result. */
  submission: string;
  /** An image with Node 20.19 or newer; nothing else is needed. */
  image: string;
}

/** The claims that hold the grader, the submissions and the results. */
const CLAIMS = ['chainrule-grader', 'chainrule-submissions', 'chainrule-results'];

/** What a namespace needs once: the three claims, and no network for pods that grade. */
export function setupDocuments(namespace: string): Yaml[] {
  return [
    ...CLAIMS.map((name) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace, labels: LABELS },
      spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '2Gi' } } },
    })),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'chainrule-grade-no-network', namespace, labels: LABELS },
      // Nothing is listed, so nothing is let in or out.
      spec: { podSelector: { matchLabels: LABELS }, policyTypes: ['Ingress', 'Egress'] },
    },
  ];
}

/**
 * The job of one submission: the same command as on any machine, as a user without rights, with
 * everything but its result and a scratch folder read-only.
 */
export function jobDocument({ namespace, submission, image }: JobOptions): Yaml {
  const name = jobName(submission);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace, labels: LABELS },
    spec: {
      backoffLimit: 1,
      activeDeadlineSeconds: 600,
      ttlSecondsAfterFinished: 86400,
      template: {
        metadata: { labels: LABELS },
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: USER,
            runAsGroup: USER,
            fsGroup: USER,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [gradeContainer(submission, image)],
          volumes: [
            ...CLAIMS.map((claimName) => ({
              name: claimName,
              persistentVolumeClaim: {
                claimName,
                ...(claimName === 'chainrule-results' ? {} : { readOnly: true }),
              },
            })),
            { name: 'scratch', emptyDir: { sizeLimit: '256Mi' } },
          ],
        },
      },
    },
  };
}

/** What a job's grader is asked for: one report, by one process, in a file. */
export const gradeArguments = (result: string): string[] => [
  '--format',
  'json',
  '--jobs',
  '1',
  '--out',
  result,
];

function gradeContainer(submission: string, image: string): Yaml {
  const result = `/results/${submission.replace(/\.zip$/i, '')}.json`;
  return {
    name: 'grade',
    image,
    command: ['node', '/grader/grade.mjs', `/submissions/${submission}`],
    args: gradeArguments(result),
    workingDir: '/scratch',
    env: [
      { name: 'TMPDIR', value: '/scratch' },
      { name: 'HOME', value: '/scratch' },
    ],
    resources: {
      requests: { cpu: '500m', memory: '512Mi' },
      limits: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '512Mi' },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'chainrule-grader', mountPath: '/grader', readOnly: true },
      { name: 'chainrule-submissions', mountPath: '/submissions', readOnly: true },
      { name: 'chainrule-results', mountPath: '/results' },
      { name: 'scratch', mountPath: '/scratch' },
    ],
  };
}

/** A name that Kubernetes takes: lower case, digits and dashes, at most 63. */
export function jobName(submission: string): string {
  const plain = submission
    .toLowerCase()
    .replace(/\.zip$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 38)
    .replace(/^-+|-+$/g, '');
  // Names that only differ in what is left out stay different.
  return `chainrule-grade-${plain}-${fnv1a(submission).toString(36)}`.replace(/--+/g, '-');
}
