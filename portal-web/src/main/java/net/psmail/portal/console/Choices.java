package net.psmail.portal.console;

import java.util.Arrays;
import java.util.Optional;
import net.psmail.portal.view.RegistrationsView.Choice;
import net.psmail.provisioning.account.WaitingChoice;
import net.psmail.provisioning.account.WaitingCount;
import net.psmail.provisioning.signup.Reason;

/** Which of those who wait are listed, as addresses and forms have it. */
final class Choices {

  private Choices() {}

  static WaitingChoice of(String network, String reason) {
    return new WaitingChoice(
        Optional.of(network).filter(text -> !text.isEmpty()),
        Arrays.stream(Reason.values()).filter(known -> known.word().equals(reason)).findFirst());
  }

  static Choice view(WaitingChoice choice, WaitingCount found) {
    return new Choice(
        choice.network().orElse(""),
        choice.reason().map(Reason::word).orElse(""),
        found.count(),
        found.last());
  }
}
