package net.psmail.provisioning.token;

/**
 * What a program was answered, to be answered again.
 *
 * @param status of HTTP
 * @param body JSON; empty for none
 */
public record ApiAnswer(int status, String body) {

  private static final String END_OF_STATUS = " ";

  String text() {
    return status + END_OF_STATUS + body;
  }

  static ApiAnswer parse(String text) {
    int end = text.indexOf(END_OF_STATUS);
    return new ApiAnswer(Integer.parseInt(text.substring(0, end)), text.substring(end + 1));
  }

  /** Says nothing of the body, so that no log can. */
  @Override
  public String toString() {
    return "ApiAnswer[" + status + "]";
  }
}
