import Calendars
import HJ212
import NIOCore

/// One connection of a device: bytes in, frames to the intake, answers out in the order of the frames.
final class DeviceConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let settings: ListenerSettings
    private let intake: FrameIntake
    private let clock: Clock
    private let book: ConnectionBook
    /// Devices that speak over this line: one, or those behind a gateway.
    private var numbers: Set<String> = []
    private var parts = PartWatch()
    private var decoder = FrameDecoder()
    private let index = FrameIndex()
    private var peer = ""
    private var unanswered = 0
    private var refusalsInARow = 0
    private var isReadingStopped = false
    private var idleTimeout: TimeAmount
    private var lastHeard = NIODeadline.now()
    private var halfFrameTimer: Scheduled<Void>?
    private var idleTimer: Scheduled<Void>?

    init(settings: ListenerSettings, intake: FrameIntake, clock: Clock, book: ConnectionBook) {
        self.book = book
        self.settings = settings
        self.intake = intake
        self.clock = clock
        idleTimeout = settings.idleTimeout
    }

    func channelActive(context: ChannelHandlerContext) {
        peer = context.remoteAddress?.ipAddress ?? ""
        lastHeard = .now()
        watchSilence(context, after: idleTimeout)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        halfFrameTimer?.cancel()
        idleTimer?.cancel()
        expire(context)
        book.leave(context.channel, numbers)
        for gap in parts.gaps(at: clock.now(), ended: true) { intake.note(gap, at: clock.now()) }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastHeard = .now()
        let buffer = unwrapInboundIn(data)
        buffer.withUnsafeReadableBytes { bytes in
            decoder.decode(bytes, using: index) { take($0, context) }
        }
        watchHalfFrame(context)
        if refusalsInARow >= settings.maximumRefusalsInARow { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func take(_ event: RawEvent, _ context: ChannelHandlerContext) {
        let arrivedAt = clock.now()
        switch event {
        case .frame(let view):
            refusalsInARow = 0
            let answer = Reply.answering(view)?.encoded(answering: view)
            var received = ReceivedFrame(
                content: .taken(Frame(view)), arrivedAt: arrivedAt, peer: peer, answer: answer,
                unflaggedAnswer: view.flag == nil ? Reply.expected(by: view)?.encoded(answering: view) : nil,
                mn: FieldText(view[.mn]).string)
            if view.command == Command.timeCorrectionRequest {
                received.timeSetting = Reply.settingTime(
                    to: DeviceTime.text(arrivedAt), queryNumber: DeviceTime.queryNumber(arrivedAt), answering: view)
            }
            submit(received, context)
        case .refused(let refusal, let bytes):
            refusalsInARow += 1
            submit(ReceivedFrame.refused(refusal, bytes, arrivedAt: arrivedAt, peer: peer), context)
        }
    }

    private func submit(_ frame: ReceivedFrame, _ context: ChannelHandlerContext) {
        unanswered += 1
        if unanswered >= settings.maximumUnansweredFrames, !isReadingStopped { setReading(context, stopped: true) }
        // The completion comes from the intake's task; what it touches belongs to the connection's event loop.
        let loop = context.eventLoop
        let bound = NIOLoopBound((connection: self, context: context), eventLoop: loop)
        intake.submit(frame) { reception in
            loop.execute { bound.value.connection.conclude(frame, reception, bound.value.context) }
        }
    }

    private func conclude(_ frame: ReceivedFrame, _ reception: Reception, _ context: ChannelHandlerContext) {
        unanswered -= 1
        if case .stored(let stored) = reception {
            if let interval = stored.interval { idleTimeout = max(settings.idleTimeout, .seconds(Int64(interval) * 3)) }
            let answer = frame.answer ?? (stored.answersUnflagged ? frame.unflaggedAnswer : nil)
            if let answer, context.channel.isActive {
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer)), promise: nil)
            }
            if stored.takesTime, let setting = frame.timeSetting, context.channel.isActive {
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: setting)), promise: nil)
            }
            if case .taken(let content) = frame.content { follow(content, frame, context) }
        }
        if isReadingStopped, unanswered <= settings.maximumUnansweredFrames / 2 { setReading(context, stopped: false) }
    }

    /// What is known of an admitted device beside its readings: its line, its answers, gaps in split data.
    private func follow(_ content: Frame, _ frame: ReceivedFrame, _ context: ChannelHandlerContext) {
        let header = content.header
        numbers.insert(frame.mn)
        book.enter(
            frame.mn,
            .init(channel: context.channel, st: header.st ?? "", pw: header.pw ?? "", flag: header.flag ?? Flag(rawValue: 4)))
        book.heard(content, mn: frame.mn)
        parts.take(content, mn: frame.mn, at: frame.arrivedAt)
        for gap in parts.gaps(at: frame.arrivedAt) { intake.note(gap, at: frame.arrivedAt) }
    }

    private func setReading(_ context: ChannelHandlerContext, stopped: Bool) {
        isReadingStopped = stopped
        _ = context.channel.setOption(.autoRead, value: !stopped)
    }

    // MARK: Time-outs

    /// Starts anew with each read: what counts is the time since the last byte of the half frame.
    private func watchHalfFrame(_ context: ChannelHandlerContext) {
        halfFrameTimer?.cancel()
        halfFrameTimer = nil
        guard decoder.isWaiting else { return }
        let bound = NIOLoopBound((connection: self, context: context), eventLoop: context.eventLoop)
        halfFrameTimer = context.eventLoop.scheduleTask(in: settings.halfFrameTimeout) {
            bound.value.connection.expire(bound.value.context)
        }
    }

    private func expire(_ context: ChannelHandlerContext) {
        decoder.expire(using: index) { take($0, context) }
    }

    private func watchSilence(_ context: ChannelHandlerContext, after delay: TimeAmount) {
        let bound = NIOLoopBound((connection: self, context: context), eventLoop: context.eventLoop)
        idleTimer = context.eventLoop.scheduleTask(in: delay) {
            let (connection, context) = bound.value
            let silence = NIODeadline.now() - connection.lastHeard
            if silence >= connection.idleTimeout {
                context.close(promise: nil)
            } else {
                connection.watchSilence(context, after: connection.idleTimeout - silence)
            }
        }
    }
}

extension ReceivedFrame {
    static func refused(_ refusal: Refusal, _ bytes: UnsafeRawBufferPointer, arrivedAt: Instant, peer: String) -> ReceivedFrame {
        let kept = Array(bytes)
        let header = Frame(unverified: kept.drop { $0 == UInt8(ascii: "#") || ($0 >= 0x30 && $0 <= 0x39) }).header
        // A dialect that the device is allowed makes a good frame of it later, which then wants its answer.
        var answer: [UInt8]?
        if case .dialect(let dialects) = refusal {
            var decoder = FrameDecoder(tolerating: dialects)
            let index = FrameIndex()
            func look(_ event: RawEvent) {
                if case .frame(let view) = event { answer = Reply.answering(view)?.encoded(answering: view) }
            }
            decoder.decode(bytes, using: index, look)
            decoder.expire(using: index, look)
        }
        return ReceivedFrame(
            content: .refused(refusal, bytes: kept), arrivedAt: arrivedAt, peer: peer, answer: answer, mn: header.mn ?? "")
    }
}
