package net.psmail.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.json.Json;

/**
 * The remote control that Mozilla's programs have built in: JSON over TCP, each message with its
 * length in bytes and a colon before it.
 */
final class Marionette implements AutoCloseable {

  private final Json json = new Json();
  private final Socket socket;
  private final DataInputStream answers;
  private int commands;

  Marionette(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    answers = new DataInputStream(socket.getInputStream());
    answer();
    command("WebDriver:NewSession", Map.of());
    command("Marionette:SetContext", Map.of("value", "chrome"));
  }

  /** What a script gives back that runs with the rights of the program itself. */
  @Nullable Object run(String script, String... arguments) {
    return command(
            "WebDriver:ExecuteScript",
            Map.of("script", script, "args", List.of(arguments), "sandbox", "system"))
        .get("value");
  }

  /** A picture of the window, a PNG in Base64. */
  String picture() {
    return String.valueOf(command("WebDriver:TakeScreenshot", Map.of("full", false)).get("value"));
  }

  void quit() {
    command("Marionette:Quit", Map.of());
  }

  private Map<?, ?> command(String name, Map<String, Object> parameters) {
    byte[] message = json.toJson(List.of(0, ++commands, name, parameters)).getBytes(UTF_8);
    try {
      socket.getOutputStream().write((message.length + ":").getBytes(UTF_8));
      socket.getOutputStream().write(message);
      List<?> answer = json.toType(answer(), List.class);
      if (answer.get(2) instanceof Map<?, ?> error) {
        throw new IllegalStateException(String.valueOf(error.get("message")));
      }
      return answer.get(3) instanceof Map<?, ?> result ? result : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer() throws IOException {
    int length = 0;
    for (int next = answers.readUnsignedByte(); next != ':'; next = answers.readUnsignedByte()) {
      length = length * 10 + next - '0';
    }
    return new String(answers.readNBytes(length), UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
