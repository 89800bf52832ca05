// How a step turns green, TODO after TODO, as the companion tells it.

import assert from "node:assert/strict";

/** The steps, as `./workshop status --json` knows them. */
export async function stepsOf(learner) {
    const { status, output } = await learner.runs("./workshop status --json");
    assert.equal(status, 0, output);
    return JSON.parse(output).steps;
}

/** Before the first TODO: the watch shows that no test is green. Resolves with how many there are. */
export async function watchOnce(learner, command, { number, name }) {
    const watch = learner.opens(command);
    await watch.expect(`Step ${number}, ${name}: ✗ red, 0 of `);
    const count = Number.parseInt(await watch.expect(" tests green"), 10);
    await watch.expect("expected: ");
    await watch.expect("quit");
    watch.press("q");
    assert.equal(await watch.end(), 0);
    return count;
}

/** Takes the solution of the TODO `number`; then exactly the tests up to there are green. */
export async function solve(learner, number) {
    const step = number.split(".")[0];
    const solved = await learner.runs(`./workshop solve ${number}`);
    assert.equal(solved.status, 0, solved.output);
    const checked = await learner.runs(`./workshop check ${step}`);

    const { todos, state } = (await stepsOf(learner)).find((each) => String(each.number) === step);
    const last = todos.findIndex((todo) => todo.number === number);
    assert.ok(last >= 0, `there is no TODO ${number}`);
    for (const [i, todo] of todos.entries()) {
        assert.notEqual(todo.tests.length, 0, `${todo.number} has no tests. ${checked.output}`);
        for (const test of todo.tests)
            assert.equal(
                test.state,
                i <= last ? "green" : "red",
                `${test.name} after ${number}. ${checked.output}`,
            );
    }
    const isDone = last + 1 === todos.length;
    assert.equal(checked.status, isDone ? 0 : 1, checked.output);
    assert.equal(state, isDone ? "green" : "red");
}
