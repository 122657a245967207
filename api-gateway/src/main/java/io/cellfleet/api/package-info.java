/**
 * The service that people and programs talk to. {@code rest} answers them, {@code registry} keeps what they wish,
 * {@code live} knows the newest values, {@code history} asks for older ones, {@code security} says who they are. The
 * page is plain HTML and JavaScript modules in {@code src/main/resources/META-INF/resources}.
 */
@NullMarked
package io.cellfleet.api;

import org.jspecify.annotations.NullMarked;
