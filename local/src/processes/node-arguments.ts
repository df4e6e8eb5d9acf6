/**
 * How Node runs a process of ours; the Dockerfile says the same. A busy process makes much that lives
 * for milliseconds. By itself Node lets that become hundreds of megabytes on a machine that has them:
 * so young memory is bounded, and old memory is cleared when it has grown by three quarters. Young memory
 * is cleared by one thread: with helpers a process takes more memory, and on busy processors is no faster.
 * There is no limit at which a process would end. Measured in decision 28.
 */
export const NODE_ARGUMENTS: readonly string[] = [
  "--disable-warning=ExperimentalWarning",
  "--max-semi-space-size=32",
  "--heap-growing-percent=75",
  "--no-parallel-scavenge",
];
