package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.WebhooksView;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.webhook.Webhook;
import net.psmail.provisioning.webhook.WebhookEvent;
import net.psmail.provisioning.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/** The webhooks of the provider, for administrators. */
@Path(WebhookPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class WebhookPages {

  static final String PATH = "/control-room/webhooks";

  @Inject private Webhooks webhooks;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View list(@QueryParam("removed") @Nullable String removed) {
    Session administrator = session.administrator();
    return view(
        administrator, removed == null ? null : lastRemoved(administrator), WebhookForm.NONE);
  }

  /** Leads to its page, which shows the secret once. */
  @POST
  @Proved
  public Response make(
      @DefaultValue("") @FormParam("name") String name,
      @DefaultValue("") @FormParam("url") String url,
      @FormParam("event") List<String> events) {
    Session administrator = session.administrator();
    WebhookForm typed = WebhookForm.of(name, url, events);
    if (!typed.problems().isEmpty()) {
      return forms.again(view(administrator, null, typed));
    }
    return forms.send(
        () -> {
          long id = webhooks.make(administrator, name, url, typed.chosen(), client.origin());
          return Redirect.to(Visit.of(request), PATH + "/" + id);
        },
        refusal -> view(administrator, null, typed.refused(refusal)));
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String lastRemoved(Session administrator) {
    return audit.ofOwn(administrator, 1).stream()
        .filter(entry -> entry.act() == Act.WEBHOOK_REMOVED)
        .map(AuditEntry::subject)
        .findFirst()
        .orElse(null);
  }

  private View view(Session administrator, @Nullable String removed, WebhookForm typed) {
    List<WebhooksView.Webhook> rows =
        webhooks.list(administrator).stream().map(WebhookPages::row).toList();
    return new View(
        "webhooks",
        Section.CONTROL_ROOM,
        new WebhooksView(rows, removed, typed.view(), typed.problems()));
  }

  static WebhooksView.Webhook row(Webhook webhook) {
    return new WebhooksView.Webhook(
        webhook.id(),
        webhook.name(),
        webhook.url(),
        webhook.events().stream().sorted().map(WebhookEvent::word).toList(),
        webhook.state().name().toLowerCase(Locale.ROOT),
        webhook.waiting(),
        webhook.madeAt(),
        webhook.deliveredAt().orElse(null),
        webhook.endedAt().orElse(null));
  }
}
