// The same with the programs of step 5, which are told in the environment.

import "./step-4-secrecy.test.mjs";
