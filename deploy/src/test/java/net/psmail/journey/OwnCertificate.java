package net.psmail.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A certificate for localhost that is its own authority. */
final class OwnCertificate {

  private OwnCertificate() {}

  /** Makes {@code mail.pem}, which is for a server, and {@code ca.pem}, by which it is known. */
  static void write(Path directory) throws IOException {
    Command.succeed(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-noenc",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            directory.resolve("mail.pem").toString(),
            "-out",
            directory.resolve("ca.pem").toString()));
    Files.write(
        directory.resolve("mail.pem"),
        Files.readAllBytes(directory.resolve("ca.pem")),
        StandardOpenOption.APPEND);
  }
}
