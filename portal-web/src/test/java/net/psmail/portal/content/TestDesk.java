package net.psmail.portal.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionToken;

/** The facades of this package over HTTP, for tests that want no pages between. */
@WebServlet("/test-desk")
public class TestDesk extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int REFUSED = 422;
  private static final Origin ORIGIN = new Origin("192.0.2.0/24", "a test");

  @Inject private transient Manuscripts manuscripts;
  @Inject private transient Images images;
  @Inject private transient Archives archives;
  @Inject private transient Markup markup;
  @Inject private transient Clock clock;
  @Resource private transient ManagedExecutorService threads;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=utf-8");
    String answer;
    try {
      answer = answer(request);
    } catch (ContentRefused refused) {
      response.setStatus(REFUSED);
      answer = refused.kind() + "\n" + lines(refused.faults());
    }
    response.getOutputStream().write(answer.getBytes(UTF_8));
  }

  private String answer(HttpServletRequest request) throws IOException {
    String act = request.getParameter("act");
    return switch (act) {
      case "save" ->
          ""
              + manuscripts
                  .save(author(), name(request), base(request), wording(request), ORIGIN)
                  .number();
      case "publish" -> publish(request);
      case "unpublish" -> done(() -> manuscripts.unpublish(author(), name(request), ORIGIN));
      case "remove" -> done(() -> manuscripts.remove(author(), name(request), ORIGIN));
      case "back" -> done(() -> manuscripts.bringBack(author(), name(request), ORIGIN));
      case "find" -> manuscripts.find(name(request)).map(TestDesk::said).orElse("none");
      case "list" ->
          lines(
              manuscripts.list(Kind.valueOf(request.getParameter("kind"))).stream()
                  .map(TestDesk::said)
                  .toList());
      case "removed" -> lines(manuscripts.removed().stream().map(TestDesk::said).toList());
      case "history" ->
          lines(
              manuscripts.history(name(request)).stream()
                  .map(
                      version ->
                          version.number()
                              + " "
                              + version.savedBy()
                              + " "
                              + version.wording().title())
                  .toList());
      case "preview" -> preview(request);
      case "race-save" -> raceOfSaves(request);
      case "race-slug" -> raceOfSlugs(request);
      case "image" ->
          images
              .add(
                  author(),
                  request.getParameter("name"),
                  request.getParameter("alternative"),
                  Files.readAllBytes(Path.of(request.getParameter("file"))),
                  ORIGIN)
              .address();
      case "image-remove" ->
          done(() -> images.remove(author(), request.getParameter("name"), ORIGIN));
      case "images" -> lines(images.list());
      case "export" -> export(Path.of(request.getParameter("file")));
      case "compare" ->
          effects(archives.compare(Files.readAllBytes(Path.of(request.getParameter("file")))));
      case "take" ->
          effects(
              archives.take(
                  author(), Files.readAllBytes(Path.of(request.getParameter("file"))), ORIGIN));
      default -> throw new IllegalArgumentException(act);
    };
  }

  private String publish(HttpServletRequest request) {
    String seconds = request.getParameter("in");
    Instant at = seconds == null ? null : clock.instant().plusSeconds(Long.parseLong(seconds));
    return done(() -> manuscripts.publish(author(), name(request), base(request), at, ORIGIN));
  }

  private String preview(HttpServletRequest request) {
    Library library = manuscripts.libraryWith(name(request), wording(request));
    TextName name = name(request);
    Entry entry = library.find(name.kind(), name.key(), name.language()).orElseThrow();
    return markup.preview(entry, library).text();
  }

  /** Everybody saves on the same base. */
  private String raceOfSaves(HttpServletRequest request) throws IOException {
    TextName name = name(request);
    int base = base(request);
    return race(
        number -> {
          Wording wording =
              new Wording("Racer " + base + "." + number, "race", "S.", Map.of(), "x");
          return "" + manuscripts.save(author(), name, base, wording, ORIGIN).number();
        });
  }

  /** Everybody publishes another text at the same address. */
  private String raceOfSlugs(HttpServletRequest request) throws IOException {
    String slug = request.getParameter("slug");
    return race(
        number -> {
          TextName name = TextName.of("article:" + slug + "-" + number + ".en");
          Wording wording = new Wording("Racer " + number, slug, "S.", Map.of(), "x");
          int version = manuscripts.save(author(), name, 0, wording, ORIGIN).number();
          manuscripts.publish(author(), name, version, null, ORIGIN);
          return "published";
        });
  }

  private String race(IntFunction<String> racer) throws IOException {
    int racers = 6;
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> runs = new ArrayList<>();
    IntStream.range(0, racers)
        .forEach(
            number ->
                runs.add(
                    threads.submit(
                        () -> {
                          start.await();
                          try {
                            return racer.apply(number);
                          } catch (ContentRefused refused) {
                            return refused.kind() + lines(refused.faults());
                          }
                        })));
    start.countDown();
    List<String> ends = new ArrayList<>();
    try {
      for (Future<String> run : runs) {
        ends.add(run.get());
      }
    } catch (ExecutionException | InterruptedException failure) {
      throw new IOException(failure);
    }
    return lines(ends);
  }

  private String export(Path file) throws IOException {
    try (OutputStream zip = Files.newOutputStream(file)) {
      archives.write(zip);
    }
    return "done";
  }

  private static String done(Runnable act) {
    act.run();
    return "done";
  }

  private static TextName name(HttpServletRequest request) {
    return TextName.of(request.getParameter("text"));
  }

  private static int base(HttpServletRequest request) {
    return Integer.parseInt(request.getParameter("base"));
  }

  private static Wording wording(HttpServletRequest request) {
    Map<String, String> fields =
        Kind.ARTICLE.fields().stream()
            .filter(field -> request.getParameter(field) != null)
            .collect(Collectors.toMap(field -> field, request::getParameter));
    return new Wording(
        request.getParameter("title"),
        request.getParameter("slug"),
        "A sentence.",
        fields,
        request.getParameter("markdown"));
  }

  private static String said(Manuscript text) {
    return text.name().word() + " " + text.state() + " " + text.newest().number();
  }

  private static String effects(List<Archives.Change> changes) {
    return lines(changes.stream().map(change -> change.effect() + " " + change.path()).toList());
  }

  private static String lines(List<?> lines) {
    return lines.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private Session author() {
    SessionToken token = SessionToken.parse("x".repeat(43)).orElseThrow();
    return new Session(
        token,
        1,
        "ada",
        Role.OPERATOR,
        Optional.empty(),
        "en",
        true,
        Optional.empty(),
        Optional.empty(),
        clock.instant().minus(Duration.ofHours(1)),
        false,
        true,
        Optional.empty());
  }
}
