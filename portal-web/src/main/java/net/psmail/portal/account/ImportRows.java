package net.psmail.portal.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.portal.view.ImportView;
import net.psmail.portal.view.ImportView.Folder;
import net.psmail.portal.view.ImportView.Refusal;
import net.psmail.portal.view.ImportView.Run;
import net.psmail.portal.view.ImportView.State;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.intake.Intake;
import net.psmail.provisioning.mailserver.ForeignMailStore.Security;
import org.jspecify.annotations.Nullable;

/** What the page of fetched mail shows. */
final class ImportRows {

  private static final Pattern PORT = Pattern.compile("\\s*\\d{1,5}\\s*");
  private static final int LONGEST_USER = 255;
  private static final String USUAL_PORT = "993";

  private ImportRows() {}

  /** Empty, or with what is known of one that can go on. */
  static ImportView.Form form(Optional<Intake> last) {
    return last.filter(intake -> intake.state() != Intake.State.DONE)
        .map(
            intake ->
                new ImportView.Form(
                    intake.host(),
                    Integer.toString(intake.port()),
                    intake.security() == Security.STARTTLS,
                    intake.user(),
                    intake.apart(),
                    true))
        .orElseGet(() -> new ImportView.Form("", USUAL_PORT, false, "", false, false));
  }

  static @Nullable Run run(Optional<Intake> last) {
    return last.map(
            intake ->
                new Run(
                    State.valueOf(intake.state().name()),
                    intake.host(),
                    intake.user(),
                    intake.askedAt(),
                    intake.folders().stream().map(ImportRows::folder).toList(),
                    intake.refusals().stream().map(ImportRows::refusal).toList(),
                    intake.refused()))
        .orElse(null);
  }

  private static Folder folder(Intake.Folder folder) {
    return new Folder(
        folder.name(),
        folder.target(),
        folder.mails(),
        folder.done(),
        folder.known(),
        folder.doneBytes());
  }

  private static Refusal refusal(Intake.Refusal refusal) {
    return new Refusal(
        refusal.folder(), Words.of(refusal.reason()), refusal.received(), refusal.bytes());
  }

  /** What is missing, before anybody is called. */
  static List<Problem> problems(ImportView.Form typed, String password) {
    List<Problem> problems = new ArrayList<>();
    if (typed.host().isBlank()) {
      problems.add(Problem.of("host", "problem.import-host-unknown"));
    }
    if (!PORT.matcher(typed.port()).matches()) {
      problems.add(Problem.of("port", "problem.import-port-forbidden"));
    }
    if (typed.user().isBlank() || typed.user().length() > LONGEST_USER) {
      problems.add(Problem.of("user", "problem.import-user"));
    }
    if (password.isEmpty()) {
      problems.add(Problem.of("password", "problem.import-password"));
    }
    return problems;
  }

  static List<Problem> problems(ProvisioningException refusal) {
    return switch (refusal.kind()) {
      case BUSY -> List.of(Problem.of("", "problem.import-busy"));
      case IMPORT_REFUSED -> {
        String field =
            switch (refusal.intakeFault()) {
              case HOST_UNKNOWN, HOST_FORBIDDEN, UNREACHABLE, UNTRUSTED -> "host";
              case PORT_FORBIDDEN -> "port";
              case SIGN_IN_REFUSED -> "password";
            };
        yield List.of(Problem.of(field, "problem.import-" + Words.of(refusal.intakeFault())));
      }
      default -> throw refusal;
    };
  }
}
