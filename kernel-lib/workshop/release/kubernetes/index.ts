import { type Bundle, textFile } from 'chainrule-grader/files';
import { addGrader } from '../grader.js';
import { jobDocument, setupDocuments } from './manifest.js';
import { yamlFile } from './yaml.js';

export { type JobOptions, jobDocument, jobName, setupDocuments } from './manifest.js';
export { type Yaml, yamlFile } from './yaml.js';

const README = `# Grading in a JupyterHub cluster

One job grades one submission, with the same command as on any machine. There is no queue: make as
many jobs as there are submissions, and Kubernetes runs them as there is room.

    kubectl apply -f setup.yaml                  # once: three claims, and no network for these pods

Copy the folder \`grader\` into the claim chainrule-grader, and the submissions (folders or zips) into
chainrule-submissions. The results claim must be writable for group 10001. Then, for each:

    node jobs.mjs NAMESPACE IMAGE alice.zip bob.zip … | kubectl apply -f -

NAMESPACE is that of the JupyterHub, such as jhub; IMAGE is any with Node 20.19 or newer, such as
node:22-bookworm-slim. \`job.yaml\` shows what comes out for one. Each job leaves
\`/results/NAME.json\`, as \`npm run grade -- PATH --format json\` writes it.

Pods that grade run as user 10001 without privileges, with a read-only root, no token and no network.
The grader holds the hidden checks: students must have no access to these claims.
`;

const JOBS = `import { jobDocument } from './grader/node_modules/chainrule-workshop/dist/release/kubernetes/manifest.js';
import { yamlFile } from './grader/node_modules/chainrule-workshop/dist/release/kubernetes/yaml.js';

const [namespace, image, ...submissions] = process.argv.slice(2);
if (submissions.length === 0) {
  console.error('usage: node jobs.mjs NAMESPACE IMAGE SUBMISSION …');
  process.exit(1);
}
process.stdout.write(
  yamlFile(submissions.map((submission) => jobDocument({ namespace, image, submission }))),
);
`;

const GRADE = `import { main } from './node_modules/chainrule-course/dist/commands/grade.js';

process.exitCode = await main(process.argv.slice(2));
`;

/** Manifests for a JupyterHub cluster, and the grader that their jobs run. */
export function kubernetesBundle(root: string): Bundle {
  const grader: Bundle = new Map();
  addGrader(grader, root);
  const bundle: Bundle = new Map([...grader].map(([path, file]) => [`grader/${path}`, file]));
  bundle.set('grader/grade.mjs', textFile(GRADE));
  const namespace = 'jhub';
  const example = { namespace, submission: 'alice.zip', image: 'node:22-bookworm-slim' };
  bundle.set('setup.yaml', textFile(yamlFile(setupDocuments(namespace))));
  bundle.set('job.yaml', textFile(yamlFile([jobDocument(example)])));
  bundle.set('jobs.mjs', textFile(JOBS));
  bundle.set('README.md', textFile(README));
  return bundle;
}
