package net.psmail.portal.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.psmail.portal.view.BranchView.Person;
import net.psmail.portal.view.BranchView.Twig;
import net.psmail.provisioning.invite.Guest;

/** Members of the tree of who invited whom, as pages show them. */
final class Twigs {

  private Twigs() {}

  static Person person(Guest guest) {
    return new Person(
        guest.account(),
        guest.address().orElse(null),
        guest.state().map(state -> state.toLowerCase(Locale.ROOT)).orElse("erased"),
        guest.since().orElse(null));
  }

  /** Those who came by an account, each with those who came by them. */
  static List<Twig> of(long account, List<Guest> all) {
    Map<Long, List<Guest>> byInviter =
        all.stream().collect(Collectors.groupingBy(guest -> guest.inviter().orElse(0L)));
    return under(account, byInviter);
  }

  private static List<Twig> under(long account, Map<Long, List<Guest>> byInviter) {
    return byInviter.getOrDefault(account, List.of()).stream()
        .map(guest -> new Twig(person(guest), under(guest.account(), byInviter)))
        .toList();
  }
}
