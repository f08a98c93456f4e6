// The door to every `npm run` command. It runs on a fresh clone, with nothing but Node: it looks at
// Node's version in a way that old versions can read, then hands over to the files beside it.
var wanted = [20, 19];
var found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'chainrule needs Node ' +
      wanted.join('.') +
      ' or newer, and this is Node ' +
      process.versions.node +
      '. Install the LTS version from nodejs.org, then run the same command again.',
  );
  process.exitCode = 1;
} else {
  import('./bootstrap.mjs').then((bootstrap) => bootstrap.main(process.argv.slice(2)));
}
