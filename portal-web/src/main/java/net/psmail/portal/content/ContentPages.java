package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.Noticeboard;
import net.psmail.portal.view.ContactView;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.TipsView;
import net.psmail.provisioning.alias.ProviderAddresses;

/** One method a page. */
@Public
@Path("/")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ContentPages {

  @Inject private Noticeboard noticeboard;
  @Inject private ProviderAddresses providerAddresses;
  @Inject private HttpServletRequest request;

  @GET
  public View home() {
    return View.of("home", Section.HOME);
  }

  @GET
  @Path("about")
  public View about() {
    return View.of("about", Section.ABOUT);
  }

  @GET
  @Path("services")
  public View services() {
    return View.of("services", Section.SERVICES);
  }

  @GET
  @Path("help")
  public View help() {
    return View.of("help", Section.HELP);
  }

  @GET
  @Path("help/secure-email")
  public View secureEmail() {
    return View.of("securemail", Section.HELP);
  }

  @GET
  @Path("faqs")
  public View faqs() {
    return View.of("faqs", Section.FAQS);
  }

  @GET
  @Path("contact")
  public View contact() {
    return new View(
        "contact", Section.CONTACT, new ContactView(providerAddresses.mailbox().isPresent()));
  }

  @GET
  @Path("search")
  public View search() {
    return View.of("search", Section.SEARCH);
  }

  @GET
  @Path("glossary")
  public View glossary() {
    return View.of("glossary", Section.GLOSSARY);
  }

  @GET
  @Path("links")
  public View links() {
    return View.of("links", Section.LINKS);
  }

  @GET
  @Path("quick-tips")
  public View tips() {
    return new View(
        "tips", Section.TIPS, new TipsView(noticeboard.tips(Visit.of(request).language())));
  }
}
