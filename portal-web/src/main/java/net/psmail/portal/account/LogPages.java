package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.LogView;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.LoggedAct;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** All that the audit knows of somebody's account, the acts of the provider's people too. */
@Path("/account/log")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class LogPages {

  private static final String BY_PROVIDER = "provider";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  @Inject private OwnLog log;
  @Inject private CurrentSession session;

  /**
   * One page of it.
   *
   * @param show {@code provider}, or anything else for all
   * @param before where the page before ended; what is no number begins with the newest
   */
  @GET
  public View list(
      @DefaultValue("") @QueryParam("show") String show,
      @DefaultValue("") @QueryParam("before") String before) {
    Session person = session.get();
    boolean byProvider = show.equals(BY_PROVIDER);
    boolean later = NUMBER.matcher(before).matches();
    OwnLog.Page page =
        log.page(person, byProvider, later ? Long.parseLong(before) : Long.MAX_VALUE);
    return new View(
        "log",
        Section.MAILBOX,
        new LogView(
            page.acts().stream().map(act -> row(act, person.signInName())).toList(),
            byProvider,
            later,
            page.next().isPresent() ? Long.toString(page.next().getAsLong()) : null));
  }

  private static LogView.Row row(LoggedAct act, String ownName) {
    boolean told = act.act() == Act.MEMBER_TOLD || act.act() == Act.MEMBER_NOT_TOLD;
    return new LogView.Row(
        act.at(),
        Words.of(act.by()),
        Words.of(act.act()),
        told ? Words.of(act.subject()) : null,
        told ? null : other(act.subject(), ownName),
        act.network().orElse(null),
        act.browser().orElse(null));
  }

  private static @Nullable String other(String subject, String ownName) {
    return subject.equals(ownName) ? null : subject;
  }
}
