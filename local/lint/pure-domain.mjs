// A rule for oxlint: packages/domain decides from what it is given. It reads no clock, draws no random
// number, and never turns money into a floating-point number.

const MESSAGES = {
  number: "Money is a bigint of minor units: Number() would round it.",
  parseFloat: "Money is parsed with bignumber.js: parseFloat() would round it.",
  math: "Math works on floating-point numbers and Math.random is not pure: use bigint or bignumber.js.",
  clock: "The domain has no clock: take the time as an argument.",
};

const impureExpressions = {
  meta: { type: "problem", schema: [], messages: MESSAGES },
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === "Identifier" && callee.name === "Number") {
          context.report({ node, messageId: "number" });
        }
        if (callee.type === "Identifier" && callee.name === "Date") {
          context.report({ node, messageId: "clock" });
        }
      },
      NewExpression(node) {
        const isDate = node.callee.type === "Identifier" && node.callee.name === "Date";
        if (isDate && node.arguments.length === 0) context.report({ node, messageId: "clock" });
      },
      MemberExpression(node) {
        if (node.object.type !== "Identifier" || node.property.type !== "Identifier") return;
        const { name } = node.object;
        if (name === "Math") context.report({ node, messageId: "math" });
        if (name === "performance") context.report({ node, messageId: "clock" });
        if (name === "Date" && node.property.name === "now") {
          context.report({ node, messageId: "clock" });
        }
      },
      Identifier(node) {
        if (node.name === "parseFloat") context.report({ node, messageId: "parseFloat" });
      },
    };
  },
};

const plugin = {
  meta: { name: "quittance" },
  rules: { "pure-domain": impureExpressions },
};

export default plugin;
