// A certificate for localhost and its key, made on the spot and signed by itself.

import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Makes both in `folder`; returns the names of the PEM files `certificate` and `key`. */
export function makeCertificate(folder) {
    const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
    execFileSync(
        "openssl",
        [
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-days",
            "1",
            "-keyout",
            key,
            "-out",
            certificate,
        ],
        { stdio: "pipe" },
    );
    return { key, certificate };
}
