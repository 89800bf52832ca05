// What ESLint looks for: its recommended rules, in the page and in the tests.
import js from "@eslint/js";
import globals from "globals";

const page = { files: ["step-*/page/**/*.js"], languageOptions: { globals: globals.browser } };
const tests = {
    files: ["**/*.mjs"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    // Terminals are controlled by escape sequences.
    rules: { "no-control-regex": "off" },
};

export default [
    js.configs.recommended,
    { rules: { "no-unused-vars": ["error", { args: "none" }] } },
    page,
    tests,
];
