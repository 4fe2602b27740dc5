package net.psmail.portal.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.page.Pages;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.search.Index.Found;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Page;
import net.psmail.portal.view.SearchView;
import net.psmail.portal.view.SearchView.Hit;
import net.psmail.portal.view.SearchView.Part;
import net.psmail.portal.view.Section;

/**
 * The page of results, and results as you type for its script. A question that the page cache
 * remembers does not come here again, and is not counted.
 */
@Path("search")
@ApplicationScoped
public class SearchPages {

  private static final String A_MINUTE = "private, max-age=60";

  @Inject private Searches searches;
  @Inject private RateLimits limits;
  @Inject private Client client;
  @Inject private Pages pages;
  @Inject private HttpServletRequest request;

  @GET
  @Public
  @Produces(MediaType.TEXT_HTML)
  public View search(@QueryParam("q") @DefaultValue("") String asked) {
    Question question = Question.of(asked);
    return question.isEmpty()
        ? new View("search", Section.SEARCH, SearchView.unasked())
        : new View("search", Section.SEARCH, found(question)).at(asking(question));
  }

  /** In another language the same is asked again. */
  private static Map<Language, String> asking(Question question) {
    return Page.everywhere(
        "/search?q=" + URLEncoder.encode(question.text(), StandardCharsets.UTF_8));
  }

  /** As JSON: what to say of them, and of each its title, kind and address. */
  @GET
  @Path("suggest")
  @Produces(MediaType.APPLICATION_JSON)
  public Response suggest(@QueryParam("q") @DefaultValue("") String asked) {
    Visit visit = Visit.of(request);
    Question question = Question.of(asked);
    limits.count(Limit.SEARCH_NETWORK, client.network());
    List<Hit> hits = searches.suggest(question, visit.language()).hits();
    JsonArrayBuilder suggestions = Json.createArrayBuilder();
    hits.forEach(
        hit ->
            suggestions.add(
                Json.createObjectBuilder()
                    .add(
                        "title", hit.title().stream().map(Part::text).collect(Collectors.joining()))
                    .add("kind", pages.texts(visit.language()).text("search.kind." + hit.kind()))
                    .add("href", visit.to(hit.path()))));
    String answer =
        Json.createObjectBuilder()
            .add("said", pages.texts(visit.language()).text("search.suggestions", hits.size()))
            .add("suggestions", suggestions)
            .build()
            .toString();
    return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, A_MINUTE).build();
  }

  private SearchView found(Question question) {
    limits.count(Limit.SEARCH_NETWORK, client.network());
    Found found = searches.find(question, Visit.of(request).language());
    return new SearchView(question.text(), question.cut(), found.total(), found.hits());
  }
}
