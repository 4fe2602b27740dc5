package net.psmail.portal.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Entry;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.page.FormTokens;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Page;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.VoteView;

/**
 * "Was this helpful?" on a page of its own: a form on the texts themselves would give each reader
 * another page, and none of them could be kept.
 */
@Path("/help-feedback")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class VotePages {

  @Inject private Contents contents;
  @Inject private Votes votes;
  @Inject private RateLimits limits;
  @Inject private Client client;
  @Inject private FormTokens tokens;
  @Inject private HttpServletRequest request;

  @GET
  public View form(
      @DefaultValue("") @QueryParam("item") String item,
      @DefaultValue("") @QueryParam("answer") String answer) {
    return view("vote", "", item, isYes(answer));
  }

  @POST
  public Response count(
      @DefaultValue("") @FormParam("item") String item,
      @DefaultValue("") @FormParam("answer") String answer) {
    boolean helpful = isYes(answer);
    Item known = Item.of(find(item));
    limits.count(Limit.VOTE_NETWORK, client.network());
    votes.count(known, helpful, tokens.ofCookie(request).orElseThrow(ForbiddenException::new));
    return Redirect.to(Visit.of(request), path("/thanks", known, helpful));
  }

  @GET
  @Path("thanks")
  public View thanks(
      @DefaultValue("") @QueryParam("item") String item,
      @DefaultValue("") @QueryParam("answer") String answer) {
    return view("voted", "/thanks", item, isYes(answer));
  }

  /** The query belongs to the page in whatever language. */
  private View view(String template, String page, String asked, boolean helpful) {
    Entry entry = find(asked);
    Item item = Item.of(entry);
    VoteView model = new VoteView(item.toString(), entry.title(), entry.path(), helpful);
    return new View(template, Section.HELP, model).at(Page.everywhere(path(page, item, helpful)));
  }

  private static String path(String page, Item item, boolean helpful) {
    return "/help-feedback" + page + "?item=" + item + "&answer=" + (helpful ? "yes" : "no");
  }

  private Entry find(String item) {
    return Item.parse(item)
        .flatMap(
            known ->
                contents.library().find(known.kind(), known.key(), Visit.of(request).language()))
        .orElseThrow(NotFoundException::new);
  }

  private static boolean isYes(String answer) {
    return switch (answer) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new BadRequestException();
    };
  }
}
