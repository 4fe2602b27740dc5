package net.psmail.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;

/** Somebody at a browser without scripts: fills in the forms that the pages hold, keeps cookies. */
final class Visitor {

  static final String PASSWORD = "seven brave otters knit 42 scarves";

  private final Connection session;
  private final String site;

  Visitor(Installation installation) {
    site = installation.url();
    session = Jsoup.newSession().timeout(60_000).ignoreHttpErrors(true).ignoreContentType(true);
  }

  Connection.Response open(String path) {
    return execute(session.newRequest(path.startsWith("http") ? path : site + path));
  }

  /** As a request sends them. */
  String cookies() {
    return session.cookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** A page's main form with what it is pre-filled with. */
  Form form(String path) {
    return new Form(page(open(path)));
  }

  /** The form of a page that is sent to an address with this end. */
  Form form(String path, String action) {
    return formOf(open(path), action);
  }

  /** The form of a page that was answered that is sent to an address with this end. */
  Form formOf(Connection.Response answer, String action) {
    return new Form(page(answer), "main form[action$=" + action + "]");
  }

  /** The main form of a page that was answered. */
  Form formOf(Connection.Response answer) {
    return new Form(page(answer));
  }

  Connection.Response register(String name) {
    return form("/register").with("localPart", name).with("password", PASSWORD).send();
  }

  Connection.Response signIn(String name, String password) {
    return form("/sign-in").with("name", name).with("password", password).send();
  }

  /** From the form to the first device password, as the pages lead. */
  String becomeMember(String name) {
    return becomeMember(page(register(name)));
  }

  /** The same in a domain that is not the default. */
  String becomeMember(String name, String domain) {
    Form form = form("/register").with("localPart", name).with("domain", domain);
    return becomeMember(page(form.with("password", PASSWORD).send()));
  }

  private String becomeMember(Document code) {
    secret(code, "code");
    new Form(code).with("kept", "yes").send();
    return secret(page(open("/account/setup")), "device-password");
  }

  String makeDevice(String name) {
    return makeDevice(name, "both");
  }

  /** For reading, sending, or both. */
  String makeDevice(String name, String scope) {
    form("/account/devices").with("name", name).with("scope", scope).send();
    String password = secret(page(open("/account/setup")), "device-password");
    form("/account/setup").send();
    return password;
  }

  static String secret(Document page, String id) {
    String secret = page.select("#" + id).text().replace(" ", "");
    if (secret.isEmpty()) {
      throw new IllegalStateException("no " + id + " on the page \"" + page.title() + "\"");
    }
    return secret;
  }

  static Document page(Connection.Response response) {
    try {
      return response.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Connection.Response execute(Connection connection) {
    try {
      // Kept, so that a journey can look at the text and at the page made of it.
      return connection.execute().readFully();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A form being filled in. */
  final class Form {

    private final FormElement element;
    private final List<Consumer<Connection>> additions = new ArrayList<>();

    private Form(Document page) {
      this(page, "main form");
    }

    private Form(Document page, String which) {
      element =
          page.select(which).forms().stream()
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("no form on the page \"" + page.title() + "\""));
      // A browser sends an option's text when it has no value.
      element.select("option:not([value])").forEach(option -> option.attr("value", option.text()));
    }

    Form with(String field, String value) {
      Elements options = element.select("select[name=" + field + "] option");
      if (!options.isEmpty()) {
        options.removeAttr("selected");
        options.select("[value=" + value + "]").attr("selected", "selected");
      } else if (element.select("[name=" + field + "]").attr("type").equals("radio")) {
        element.select("[name=" + field + "]").removeAttr("checked");
        element.select("[name=" + field + "][value=" + value + "]").attr("checked", "checked");
      } else if (element.select("[name=" + field + "]").attr("type").equals("checkbox")) {
        element.select("[name=" + field + "]").attr("checked", "checked");
      } else {
        element.select("[name=" + field + "]").val(value);
      }
      return this;
    }

    /** Chooses a file. */
    Form with(String field, String name, byte[] content) {
      element.select("[name=" + field + "]").remove();
      additions.add(request -> request.data(field, name, new ByteArrayInputStream(content)));
      return this;
    }

    /** Sends it by one of its buttons, which has a value. */
    Connection.Response press(String button, String value) {
      additions.add(request -> request.data(button, value));
      return send();
    }

    Connection.Response send() {
      return execute(request());
    }

    /** Sends it and leaves the page that it leads to unread. */
    Connection.Response sendOnly() {
      return execute(request().followRedirects(false));
    }

    private Connection request() {
      Connection request =
          session
              .newRequest(element.absUrl("action"))
              .method(Connection.Method.POST)
              .header("Origin", site);
      element.formData().forEach(pair -> request.data(pair.key(), pair.value()));
      additions.forEach(addition -> addition.accept(request));
      return request;
    }
  }
}
