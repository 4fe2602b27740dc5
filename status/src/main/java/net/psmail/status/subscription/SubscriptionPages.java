package net.psmail.status.subscription;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pages to subscribe, to confirm, to choose and to leave. Programs that look for dangerous
 * links open every link of a mail, so only a POST changes anything. A token is proof enough: no
 * cookie is read, so that no other site can use one.
 */
final class SubscriptionPages {

  private static final String GERMAN = "/de";
  private static final String TEMPLATES = "net.psmail.status.page";

  private final Subscriptions subscriptions;
  private final Function<String, List<Choice>> components;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, SubscriptionPages.class.getClassLoader(), TEMPLATES);
  private final String style =
      resource("/net/psmail/status/page/page.css")
          + resource("/net/psmail/status/subscription/form.css");

  SubscriptionPages(Subscriptions subscriptions, Function<String, List<Choice>> components) {
    this.subscriptions = subscriptions;
    this.components = components;
  }

  String style() {
    return style;
  }

  PageReply answer(PageRequest request) {
    String path = request.path();
    if (path.isEmpty() || path.equals("/") || path.equals(GERMAN)) {
      Words words = path.equals(GERMAN) ? Words.GERMAN : Words.ENGLISH;
      return request.post() ? ask(request, words) : form(request, words, "", "");
    }
    String[] parts = path.substring(1).split("/", 2);
    Optional<Subscription> found = subscriptions.find(parts[0]);
    if (found.isEmpty()) {
      return done(request, Words.ENGLISH, 404, "unknown");
    }
    String wish = parts.length > 1 ? parts[1] : "";
    return request.post()
        ? change(request, parts[0], wish, found.get())
        : manage(request, parts[0], wish.equals("leave"), found.get());
  }

  /** What is shown while the database cannot be asked. */
  PageReply unavailable(PageRequest request) {
    Words words = request.path().equals(GERMAN) ? Words.GERMAN : Words.ENGLISH;
    return done(request, words, 503, "unavailable");
  }

  private PageReply ask(PageRequest request, Words words) {
    boolean mail = request.values().containsKey("address");
    return mail ? askMail(request, words) : askWebhook(request, words);
  }

  private PageReply askMail(PageRequest request, Words words) {
    Asked asked =
        subscriptions.ask(
            request.value("address"), words.language(), chosen(request), request.network());
    return asked == Asked.TAKEN
        ? done(request, words, 200, "asked.mail")
        : form(request, words, words.text("error.mail." + asked), "");
  }

  private PageReply askWebhook(PageRequest request, Words words) {
    AskedWebhook asked =
        subscriptions.askWebhook(
            request.value("url"), words.language(), chosen(request), request.network());
    if (asked.asked() != Asked.TAKEN) {
      return form(request, words, "", words.text("error.webhook." + asked.asked()));
    }
    Frame frame = frame(request, words, "", "asked.webhook");
    String link = request.root() + "/subscribe/" + asked.token();
    return page(200, "subscribedone.jte", new DoneView(frame, asked.secret(), link));
  }

  /** Only what can be chosen; all of it, or nothing, is all that will ever come. */
  private List<String> chosen(PageRequest request) {
    Set<String> known = components.apply("en").stream().map(Choice::id).collect(Collectors.toSet());
    List<String> chosen =
        request.values("component").stream().distinct().filter(known::contains).toList();
    return chosen.size() == known.size() ? List.of() : chosen;
  }

  private PageReply form(PageRequest request, Words words, String mailError, String urlError) {
    String here = request.root() + "/subscribe";
    boolean english = words == Words.ENGLISH;
    Frame frame = frame(request, words, english ? here + GERMAN : here, "form");
    boolean wrong = !mailError.isEmpty() || !urlError.isEmpty();
    return page(
        wrong ? 422 : 200,
        "subscribe.jte",
        new AskView(
            frame,
            english ? here : here + GERMAN,
            subscriptions.isByMail(),
            components.apply(words.language()),
            Set.copyOf(request.values("component")),
            request.value("address"),
            mailError,
            request.value("url"),
            urlError));
  }

  private PageReply manage(
      PageRequest request, String token, boolean leave, Subscription subscription) {
    Words words = Words.of(subscription.language());
    String key = leave ? "leave" : subscription.confirmed() ? "choose" : "confirm";
    return page(
        200,
        "subscribemanage.jte",
        new ManageView(
            frame(request, words, "", key),
            request.root() + "/subscribe/" + token,
            subscription.confirmed(),
            subscription.kind() == Kind.MAIL,
            leave,
            subscription.address(),
            components.apply(words.language()),
            subscription.components()));
  }

  private PageReply change(
      PageRequest request, String token, String wish, Subscription subscription) {
    Words words = Words.of(subscription.language());
    boolean changed =
        switch (wish) {
          case "confirm" -> subscriptions.confirm(token);
          case "choose" -> subscriptions.choose(token, chosen(request));
          case "leave" -> subscriptions.leave(token);
          default -> false;
        };
    return changed
        ? done(request, words, 200, "done." + wish)
        : done(request, words, 404, "unknown");
  }

  private PageReply done(PageRequest request, Words words, int status, String key) {
    return page(status, "subscribedone.jte", new DoneView(frame(request, words, "", key), "", ""));
  }

  private Frame frame(PageRequest request, Words words, String other, String key) {
    SubscriptionSettings settings = subscriptions.settings();
    return new Frame(
        words,
        settings.name(),
        settings.site().toString(),
        request.root() + (words == Words.ENGLISH ? "/" : "/de/"),
        other,
        words.text("page." + key + ".title", settings.name()),
        words.text("page." + key + ".lead", settings.name()),
        style);
  }

  private PageReply page(int status, String template, Object view) {
    StringOutput out = new StringOutput();
    templates.render(template, Map.of("view", view), out);
    return new PageReply(status, out.toString());
  }

  private static String resource(String name) {
    try (InputStream in = SubscriptionPages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The archive is damaged: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The archive is damaged: " + name, e);
    }
  }
}
