package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.CheckForm;
import net.psmail.portal.view.CheckForm.State;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.clientsettings.DomainServers;
import net.psmail.provisioning.clientsettings.Fault;
import net.psmail.provisioning.clientsettings.PastedSettings;
import net.psmail.provisioning.clientsettings.ProgramSettings;
import net.psmail.provisioning.clientsettings.ProgramSettings.Field;

/**
 * Says which of the settings that a mail program has been given is wrong. Nobody is asked for a
 * password here, and one that was sent all the same is neither kept nor shown.
 */
@Path("/account/setup/check")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class CheckPages {

  private static final int LONGEST = 20_000;

  @Inject private ClientSettings settings;
  @Inject private Refusals refusals;
  @Inject private CurrentSession session;

  @GET
  public View ask() {
    return view(Map.of(), State.ASKED, List.of());
  }

  @POST
  public View check(MultivaluedMap<String, String> form) {
    String text = text(form, "text");
    ProgramSettings given = text.isBlank() ? typed(form) : PastedSettings.read(text);
    boolean password = form.values().stream().flatMap(List::stream).anyMatch(CheckPages::isSecret);
    if (given.values().isEmpty()) {
      String key = password ? "problem.check.password" : "problem.check.nothing";
      return view(Map.of(), State.NOTHING, List.of(Problem.of("text", key)));
    }
    return view(
        named(given),
        password ? State.JUDGED_WITHOUT_PASSWORD : State.JUDGED,
        faults(given).stream().map(CheckPages::problem).toList());
  }

  private List<Fault> faults(ProgramSettings given) {
    MailAddress mailbox = session.get().ownMailbox();
    DomainServers servers = settings.of(mailbox.domain()).orElseThrow(NotFoundException::new);
    return given.faults(servers, mailbox);
  }

  private static ProgramSettings typed(MultivaluedMap<String, String> form) {
    Map<Field, String> typed = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      typed.put(field, text(form, Words.of(field)));
    }
    return new ProgramSettings(typed);
  }

  private static boolean isSecret(String value) {
    return PastedSettings.holdsPassword(value);
  }

  private static String text(MultivaluedMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.substring(0, Math.min(value.length(), LONGEST));
  }

  private static Map<String, String> named(ProgramSettings given) {
    Map<String, String> named = new HashMap<>();
    given.values().forEach((field, value) -> named.put(Words.of(field), value));
    return named;
  }

  private static Problem problem(Fault fault) {
    return Problem.of(
        Words.of(fault.field()), "problem.check." + Words.of(fault.kind()), fault.wanted());
  }

  private View view(Map<String, String> values, State state, List<Problem> problems) {
    return new View(
        "check",
        Section.MAILBOX,
        new CheckForm(values, state, problems, refusals.of(session.get())));
  }
}
