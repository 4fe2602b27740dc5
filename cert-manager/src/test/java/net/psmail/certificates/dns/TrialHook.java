package net.psmail.certificates.dns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that an operator would write; it notes what it is told. */
public final class TrialHook {

  private static final Path NSUPDATE = Path.of("/usr/bin/nsupdate");

  private final Path program;

  private TrialHook(Path program) {
    this.program = program;
  }

  /** A shell script of these lines. */
  public static TrialHook of(Path program, String lines) throws IOException {
    Files.writeString(program, "#!/bin/sh\necho \"$@\" >>\"$0.told\"\n" + lines + "\n", UTF_8);
    Files.setPosixFilePermissions(program, fromString("rwx------"));
    return new TrialHook(program);
  }

  /** Has {@code nsupdate} change the zones of the server. */
  public static TrialHook thatUpdates(Bind server, Path program) throws IOException {
    if (!Files.isExecutable(NSUPDATE)) {
      throw new IOException("nsupdate is missing: apt-get install bind9-dnsutils");
    }
    return of(
        program,
        """
        case $1 in
          present) change="add $2 60 TXT $3" ;;
          cleanup) change="delete $2 TXT $3" ;;
        esac
        printf 'server %s %d\\nupdate %%s\\nsend\\n' "$change" | nsupdate -y %s:%s:%s
        """
            .formatted(
                server.address().getAddress().getHostAddress(),
                server.address().getPort(),
                Bind.ALGORITHM,
                Bind.KEY_NAME,
                Bind.SECRET));
  }

  /** What it changes, as the server sees it. */
  public TextRecords records(Bind server) {
    return TextRecords.byCommand(
        List.of(program.toString()), server.address(), server.address().getPort());
  }

  TextRecords records(Bind server, Duration patience) {
    return TextRecords.byCommand(
        List.of(program.toString()), patience, server.address(), server.address().getPort());
  }

  /** The lines of one kind that it was told. */
  public List<String> told(String act) throws IOException {
    return Files.readAllLines(Path.of(program + ".told")).stream()
        .filter(line -> line.startsWith(act + " "))
        .toList();
  }
}
