/**
 * How Node runs a process of ours; the Dockerfile says the same. A busy process makes much that lives
 * for milliseconds. By itself Node lets that become hundreds of megabytes on a machine that has them,
 * and none of it is of use: so young memory is small, and old memory is cleared when it has grown by
 * half. There is no limit at which a process would end. Measured in decision 28.
 */
export const NODE_ARGUMENTS: readonly string[] = [
  "--disable-warning=ExperimentalWarning",
  "--max-semi-space-size=16",
  "--heap-growing-percent=50",
];
