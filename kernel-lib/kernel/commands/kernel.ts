import { Command, CommanderError } from 'commander';
import { install, uninstall } from '../install.js';
import { KERNEL_DISPLAY_NAME } from '../kernelspec.js';

/**
 * `npm run kernel -- install|uninstall`: makes the kernel known to the user's own Jupyter and to
 * VS Code, or takes it away. Returns the exit code.
 */
export async function main(argv: string[]): Promise<number> {
  let code = 0;
  const program = new Command('npm run kernel --')
    .description(`Registers the notebook kernel "${KERNEL_DISPLAY_NAME}" for your own Jupyter`)
    .exitOverride();
  program
    .command('install')
    .description('make the kernel known to your own Jupyter and VS Code')
    .action(() => {
      code = install();
    });
  program
    .command('uninstall')
    .description('take it away again')
    .action(() => {
      code = uninstall();
    });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const { message } = error as Error;
    console.error(`npm run kernel: ${message}`);
    return 1;
  }
}
