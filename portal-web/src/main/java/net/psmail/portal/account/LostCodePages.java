package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.LostForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.otheraddress.Recoveries;

/** Who has lost the recovery code too asks here; the answer is the same whatever there is. */
@Path("/recover")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class LostCodePages {

  @Inject private Recoveries recoveries;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private RateLimits limits;
  @Inject private HttpServletRequest request;

  @GET
  @Path("lost")
  public View form() {
    return view("", List.of());
  }

  @POST
  @Path("lost")
  public Response ask(@DefaultValue("") @FormParam("address") String address) {
    limits.count(Limit.RECOVERY_NETWORK, client.network());
    return forms.send(
        () -> {
          recoveries.ask(address, client.origin());
          return Redirect.to(Visit.of(request), "/recover/asked");
        },
        refusal -> view(address, List.of(Problem.of("address", "problem.address-of-mailbox"))));
  }

  @GET
  @Path("asked")
  public View asked() {
    return View.of("recoverasked", Section.MAILBOX);
  }

  @GET
  @Path("stopped")
  public View stopped() {
    return View.of("recoverstopped", Section.MAILBOX);
  }

  private View view(String address, List<Problem> problems) {
    return new View(
        "lost",
        Section.MAILBOX,
        new LostForm(recoveries.areOffered(), address, recoveries.delay().toHours(), problems));
  }
}
