package net.psmail.portal.console;

import java.util.List;
import net.psmail.certificates.order.Declarations;
import net.psmail.certificates.order.TypedCertificate;
import net.psmail.portal.page.View;
import net.psmail.portal.view.DeclarationView;
import net.psmail.portal.view.DeclarationView.Choices;
import net.psmail.portal.view.DeclarationView.Form;
import net.psmail.portal.view.DeclarationView.Place;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import org.jspecify.annotations.Nullable;

/** The form in which a certificate is declared or changed. */
final class DeclarationForm {

  private DeclarationForm() {}

  /**
   * The form with what was typed.
   *
   * @param changed the certificate that is changed; null for a new one
   * @param version of what is changed
   */
  static View view(
      @Nullable String changed,
      int version,
      TypedCertificate typed,
      Declarations.Choices choices,
      List<Problem> problems) {
    return new View(
        "declaration",
        Section.CONTROL_ROOM,
        new DeclarationView(
            changed,
            version,
            new Form(
                typed.id(),
                typed.names(),
                typed.key(),
                typed.challenge(),
                typed.profile(),
                typed.issuers(),
                typed.place()),
            new Choices(
                choices.keys(),
                choices.challenges(),
                choices.issuers(),
                choices.places().stream()
                    .map(one -> new Place(one.name(), one.directory(), one.listeners()))
                    .toList()),
            problems));
  }
}
