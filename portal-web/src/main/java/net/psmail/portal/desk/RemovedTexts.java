package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import net.psmail.portal.content.Manuscript;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.RemovedView;
import net.psmail.portal.view.RemovedView.Item;
import net.psmail.portal.view.Section;

/** What was removed, as long as it can be brought back. */
@Path(Address.REMOVED)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class RemovedTexts {

  private static final Duration KEPT = Duration.ofDays(30);

  @Inject private CurrentSession session;
  @Inject private Manuscripts manuscripts;

  @GET
  public View show() {
    session.author();
    return new View(
        "removed",
        Section.CONTROL_ROOM,
        new RemovedView(manuscripts.removed().stream().map(RemovedTexts::item).toList()));
  }

  private static Item item(Manuscript text) {
    Instant removedAt = text.removedAt().orElse(Instant.EPOCH);
    return new Item(
        text.name().kind().folder(),
        text.name().language(),
        text.newest().wording().title(),
        Address.editor(text.name()),
        removedAt,
        removedAt.plus(KEPT));
  }
}
