package net.psmail.portal.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.MailedCodeTries;
import net.psmail.portal.guard.TooManyRequests;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.registration.RegisterViews.Sent;
import net.psmail.portal.view.MailedCodeForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.mailedcode.CodeHolder;
import net.psmail.provisioning.mailedcode.MailedCodes;
import net.psmail.provisioning.signup.Layers;

/**
 * A code that is mailed to an address at another provider, in the place of the proof of work that a
 * browser without scripts cannot make. Every step is sent, and none stands at an address: the name
 * of the form is all that ties a confirmed address to a registration.
 */
@Path("/register/code")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MailedCodePages {

  @Inject private MailedCodes codes;
  @Inject private Layers layers;
  @Inject private RegisterViews views;
  @Inject private Form forms;
  @Inject private MailedCodeTries tries;
  @Inject private HttpServletRequest request;

  /** Whoever comes back by the address begins anew. */
  @GET
  public Response again() {
    return Redirect.to(Visit.of(request), "/register");
  }

  @POST
  public View begin(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("another") String another) {
    requireOffered();
    if (another.equals("yes")) {
      codes.forget(CodeHolder.of(form));
    }
    return view(form, "", "", List.of());
  }

  @POST
  @Path("ask")
  public Response ask(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("address") String address) {
    requireOffered();
    tries.countNetworks();
    return forms.send(
        () ->
            tries
                .countLetter(codes.address(address))
                .map(pause -> later(form, address, pause))
                .orElseGet(() -> mail(form, address)),
        refusal -> view(form, address, "", forms.problem(refusal, "address")));
  }

  private Response later(String form, String address, TooManyRequests pause) {
    Problem problem = Problem.of("address", "problem.mailed-code-limit");
    return forms.later(view(form, address, "", List.of(problem)), pause);
  }

  private Response mail(String form, String address) {
    codes.ask(CodeHolder.of(form), address, Visit.of(request).language().tag());
    return Response.ok(view(form, address, "", List.of())).build();
  }

  @POST
  @Path("confirm")
  public Response confirm(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("code") String code) {
    requireOffered();
    tries.countNetworks();
    CodeHolder holder = CodeHolder.of(form);
    if (codes.confirmed(holder).isPresent()) {
      return registration(form);
    }
    return forms.send(
        () -> {
          codes.confirm(holder, code);
          return registration(form);
        },
        refusal -> view(form, "", code, forms.problem(refusal, fieldAfter(holder))));
  }

  /** Where no code is waited for any more, another address is asked for. */
  private String fieldAfter(CodeHolder holder) {
    return codes.waiting(holder).isPresent() ? "code" : "address";
  }

  private Response registration(String form) {
    String language = Visit.of(request).language().tag();
    return Response.ok(views.of(new Sent(form, "", "", "", language), List.of(), List.of()))
        .build();
  }

  private void requireOffered() {
    if (!layers.takeMailedCodes()) {
      throw new NotFoundException();
    }
  }

  private View view(String form, String address, String code, List<Problem> problems) {
    return new View(
        "registercode",
        Section.REGISTER,
        new MailedCodeForm(
            form, address, code, codes.waiting(CodeHolder.of(form)).orElse(null), problems));
  }
}
