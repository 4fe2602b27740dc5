package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Kind;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Reference;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StorageView;
import net.psmail.provisioning.mailbox.Storage;
import net.psmail.provisioning.mailbox.Storages;
import net.psmail.provisioning.sending.Sendings;
import org.jspecify.annotations.Nullable;

/** How full the mailbox of a member is, and with what; and how much its owner can send. */
@Path("/account/storage")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class StoragePage {

  private static final int WHOLE = 100;

  @Inject private Storages storages;
  @Inject private Sendings sendings;
  @Inject private Contents contents;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  public View show() {
    Storage storage = storages.of(session.get());
    return new View(
        "storage",
        Section.MAILBOX,
        new StorageView(
            storage.quotaBytes(),
            storage.usedBytes(),
            storage.percent(),
            folders(storage),
            SendingRows.view(sendings.of(session.get())),
            article()));
  }

  private static List<StorageView.Folder> folders(Storage storage) {
    long whole = Math.max(1, storage.usedBytes());
    return storage.folders().stream()
        .map(
            folder ->
                new StorageView.Folder(
                    folder.name(),
                    folder.mails(),
                    folder.bytes(),
                    (int) (folder.bytes() * WHOLE / whole)))
        .toList();
  }

  private @Nullable Reference article() {
    return contents
        .library()
        .find(Kind.ARTICLE, "quota", Visit.of(request).language())
        .map(entry -> new Reference(entry.path(), entry.title(), ""))
        .orElse(null);
  }
}
